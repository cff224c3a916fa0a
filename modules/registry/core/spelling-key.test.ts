import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nameQuery, nameSplits } from './name-readings.ts';
import { nameKeys, nameTokens, searchWords } from './names.ts';
import { spellingBeginnings, spellingKey } from './spelling-key.ts';

/** Whether the spellings of what is typed are all among those of the name. */
function findsBySpelling(typed: string, name: string): boolean {
  const [plain] = nameSplits(searchWords(typed));
  const query = plain ? nameQuery('spelling', plain) : null;
  if (query === null) return false;
  const held = new Set(nameKeys(name).map((key) => `'${key}'`));
  return query.split(' & ').every((key) => held.has(key));
}

describe('names in their spellings', () => {
  test.each([
    ['Wyn Soetarmi', 'Ni Wayan Sutarmi'],
    ['Sutarmi Wayan', 'Ni Wayan Sutarmi'],
    ['md kt sudarma', 'I Made Ketut Soedarma'],
    ['IB Oka', 'Ida Bagus Oka'],
    ['I.B. Oka', 'Ida Bagus Oka'],
    ['ida bagus oka', 'IB Oka'],
    ['ida bagus oka', 'I.B. Oka'],
    ['a.a. gd rai', 'Anak Agung Gede Rai'],
    ['Anak Agung Rai', 'A.A. Gede Rai'],
    ['agung rai', 'Anak Agung Gede Rai'],
    ['dayu ratna', 'Ida Ayu Ratna'],
  ])('%s finds %s', (typed, name) => {
    expect(findsBySpelling(typed, name)).toBe(true);
  });

  test('whoever types the name as it is registered finds it by its spelling too', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-zA-Z']{2,12}$/), { minLength: 1, maxLength: 4 }),
        (words) => {
          const name = words.join(' ');
          fc.pre(searchWords(name).length > 0);
          expect(findsBySpelling(name, name)).toBe(true);
        },
      ),
    );
  });

  test('a key is never empty and never grows without end', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (name) => {
        for (const word of nameTokens(name)) {
          expect(spellingKey(word)).not.toBe('');
          expect(spellingKey(word).length).toBeLessThanOrEqual(Math.max(40, word.length));
        }
      }),
    );
  });
});

test.each([
  ['soeta', 'sutarmi'],
  ['suta', 'soetarmi'],
  ['sudi', 'sudiana'],
  ['su', 'suardana'],
  ['widj', 'wijaya'],
  ['supri', 'supriyadi'],
  ['tjoko', 'cokorda'],
])('%s begins %s while it is typed', (typed, name) => {
  expect(spellingBeginnings(typed).some((start) => spellingKey(name).startsWith(start))).toBe(true);
});
