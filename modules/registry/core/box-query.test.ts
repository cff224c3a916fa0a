import { describe, expect, test } from 'vitest';
import { roles } from '#platform/core/roles.ts';
import { findsGroup, readBoxQuery, searchGroups } from './box-query.ts';

const nothing = { worker: null, number: null, text: '', hint: null };

describe('readBoxQuery', () => {
  test.each([
    ['5171042104040007', { ...nothing, worker: { kind: 'nik', nik: '5171042104040007' } }],
    ['26012345678', { ...nothing, worker: { kind: 'kpj', kpj: '26012345678' }, number: '26012345678' }],
    ['jj-012345', { ...nothing, number: 'JJ012345', text: 'jj-012345' }],
    ['9120001234567', { ...nothing, number: '9120001234567', text: '9120001234567' }],
    ['5171********0007', { ...nothing, hint: 'masked_nik' }],
    ['517104210404000', { ...nothing, hint: 'nik_length' }],
    ['51710421040400071', { ...nothing, hint: 'nik_length' }],
    ['wayan 5171042104040007', { ...nothing, hint: 'nik_alone' }],
    ['51.71.04', { ...nothing, number: '517104', text: '51.71.04' }],
    ['SMK 3', { ...nothing, text: 'SMK 3' }],
    ['i', { ...nothing, hint: 'too_short' }],
    ['', { ...nothing, hint: 'too_short' }],
  ])('%s', (typed, query) => {
    expect(readBoxQuery(typed)).toEqual(query);
  });

  test('words are looked for as a name and as a text at once', () => {
    const query = readBoxQuery(' Sutarmi Ubung 1980 ');
    expect(query).toMatchObject({ text: 'Sutarmi Ubung 1980', hint: null });
    expect(query.worker).toEqual({ kind: 'name', words: ['sutarmi', 'ubung'], bornIn: 1980 });
  });

  test.each([
    '5171042104040007',
    '5171 0421 0404 0007',
    '51.71.04.210404.0007',
    '517104210404000',
    "wayan 5171'0421'0404'0007",
    '0812-3456-7890-12',
  ])('nothing that is looked up as text holds the digits of %s', (typed) => {
    expect(readBoxQuery(typed).text).toBe('');
  });
});

describe('the groups of the box', () => {
  test('those who see no people find none', () => {
    for (const role of ['government', 'admin', 'sponsor', 'permit_desk'] as const)
      expect(findsGroup(role, 'workers')).toBe(false);
    expect(findsGroup('village', 'workers')).toBe(true);
  });

  test('whoever finds anything finds organisations', () => {
    const finders = roles.filter((role) =>
      Object.values(searchGroups).some((one) => one.some((found) => found === role)),
    );
    expect(finders.filter((role) => !findsGroup(role, 'organisations'))).toEqual([]);
  });
});
