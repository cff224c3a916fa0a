import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nameKeys, nameTokens, organisationTokens, searchTokens } from './names.ts';

describe('nameTokens', () => {
  test.each([
    ['I Wayan Sudarma', ['wayan', 'sudarma']],
    ['NI LUH PUTU ARI', ['ni', 'luh', 'putu', 'ari']],
    ["Ma'ruf  Amin, S.E.", ['maruf', 'amin']],
    ['I.B. Gede Oka', ['gede', 'oka']],
    ['José-André', ['jose', 'andre']],
    ['Wayan Wayan', ['wayan']],
    ['I', ['i']],
    ['', []],
  ])('%s', (name, tokens) => {
    expect(nameTokens(name)).toEqual(tokens);
  });

  test('whoever types the name as it is registered asks only for words the person has', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        const held = new Set(nameTokens(name));
        expect(searchTokens(name).every((word) => held.has(word))).toBe(true);
      }),
    );
  });
});

test('a search leaves out what finds nobody', () => {
  expect(searchTokens('i wayan')).toEqual(['wayan']);
  expect(searchTokens('Ni')).toEqual([]);
  expect(searchTokens('i b')).toEqual([]);
});

test('an organisation is found by its digits too', () => {
  expect(organisationTokens('SMK Negeri 3 "Dénpasar", PT.')).toEqual([
    'smk',
    'negeri',
    '3',
    'denpasar',
    'pt',
  ]);
});

test('the keys of a name are those of its words and of its title in short', () => {
  expect(nameKeys('Ida Bagus Soetarma')).toEqual(['~ida', '~bagus', '~sutarma', '~ib']);
  expect(nameKeys('I')).toEqual(['~i']);
  expect(nameKeys('')).toEqual([]);
});
