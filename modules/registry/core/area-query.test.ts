import { expect, test } from 'vitest';
import { readAreaQuery } from './area-query.ts';

test.each([
  ['51.71.04', { code: '51.71.04', words: [], kinds: [], name: '' }],
  ['5171042008', { code: '51.71.04.2008', words: [], kinds: [], name: '' }],
  ['51.7', { code: '51.7', words: [], kinds: [], name: '' }],
  ['Ubung kaj', { code: null, words: ['ubung', 'kaj'], kinds: [], name: 'ubung kaj' }],
  ['Kel. SESETAN', { code: null, words: ['kel', 'sesetan'], kinds: ['kelurahan'], name: 'sesetan' }],
  ['kota', { code: null, words: ['kota'], kinds: [], name: 'kota' }],
  ['  ', { code: null, words: [], kinds: [], name: '' }],
])('reads %s', (typed, query) => {
  expect(readAreaQuery(typed)).toEqual(query);
});
