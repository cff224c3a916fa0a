import { expect, test } from 'vitest';
import type { DatedValueView } from '#modules/rules/web/api/index.ts';
import { isWanted } from './law-search.ts';

const cap: DatedValueView = {
  key: 'jp-wage-cap@2026-03-01',
  id: 'jp-wage-cap',
  group: 'pu',
  name: { id: 'Batas upah tertinggi JP', en: 'Wage cap of JP' },
  value: '11086300',
  unit: 'idr_per_month',
  validFrom: '2026-03-01',
  validTo: null,
  temporary: false,
  basis: [{ law: 'PP 45/2015', article: '29(3)' }],
  certainty: 'A',
  sources: [],
  checkedOn: '2026-11-21',
  note: { id: 'Surat B/1226/022026', en: 'Letter B/1226/022026' },
};

test.each([
  ['nothing typed', '', true],
  ['a word of the name', 'JP', true],
  ['the beginning of a word', 'tertin', true],
  ['a word of the other language', 'wage cap', true],
  ['a word in another case', 'bAtAs', true],
  ['a law', 'PP 45/2015', true],
  ['the year of a law', '2015', true],
  ['an article', '29', true],
  ['a word of the note', 'B/1226', true],
  ['the code', 'jp-wage', true],
  ['two words of which one is not there', 'JP relaksasi', false],
  ['the middle of a word', 'pah', false],
  ['a longer name that begins alike', 'JPK', false],
])('%s', (_, words, wanted) => {
  expect(isWanted(cap, { words, group: null })).toBe(wanted);
});

test('another group hides a value whatever its words', () => {
  expect(isWanted(cap, { words: 'JP', group: 'pu' })).toBe(true);
  expect(isWanted(cap, { words: 'JP', group: 'bpu' })).toBe(false);
});
