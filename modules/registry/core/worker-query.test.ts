import { describe, expect, test } from 'vitest';
import { maskPhone } from './showing.ts';
import { readBoxQuery, readWorkerQuery } from './worker-query.ts';

describe('readWorkerQuery', () => {
  test.each([
    ['', { kind: 'everyone' }],
    ['5171 0421 0404 0007', { kind: 'nik', nik: '5171042104040007' }],
    ['51.71.04.210404.0007', { kind: 'nik', nik: '5171042104040007' }],
    ['26012345678', { kind: 'kpj', kpj: '26012345678' }],
    ['5171********0007', { kind: 'masked_nik', nikMasked: '5171********0007' }],
    ['5171…0007', { kind: 'masked_nik', nikMasked: '5171********0007' }],
    ['I Wayan  SUDARMA', { kind: 'name', words: ['wayan', 'sudarma'], bornIn: null }],
    ['sutarmi 1980', { kind: 'name', words: ['sutarmi'], bornIn: 1980 }],
    ['1980', { kind: 'too_short' }],
    ['sutarmi 2380', { kind: 'too_short' }],
    ['I.B. Oka', { kind: 'name', words: ['ib', 'oka'], bornIn: null }],
    ['i', { kind: 'too_short' }],
    ['517104210404000', { kind: 'too_short' }],
    ['wayan 5171042104040007', { kind: 'too_short' }],
  ])('%s', (typed, query) => {
    expect(readWorkerQuery(typed)).toEqual(query);
  });
});

test('a phone is shown by its ends, in the way people write it', () => {
  expect(maskPhone('081234567890')).toBe('0812****7890');
  expect(maskPhone('6281234567890')).toBe('0812****7890');
  expect(maskPhone('0361234')).toBe('****34');
});

describe('readBoxQuery', () => {
  test.each([
    [
      '5171042104040007',
      { worker: { kind: 'nik', nik: '5171042104040007' }, npp: null, text: '', hint: null },
    ],
    [
      '26012345678',
      { worker: { kind: 'kpj', kpj: '26012345678' }, npp: '26012345678', text: '', hint: null },
    ],
    ['JJ-012345', { worker: null, npp: 'JJ012345', text: 'JJ-012345', hint: null }],
    ['5171********0007', { worker: null, npp: null, text: '', hint: 'masked_nik' }],
    ['517104210404000', { worker: null, npp: null, text: '', hint: 'nik_length' }],
    ['51710421040400071', { worker: null, npp: null, text: '', hint: 'nik_length' }],
    ['51.71.04', { worker: null, npp: '517104', text: '51.71.04', hint: null }],
    ['SMK 3', { worker: null, npp: null, text: 'SMK 3', hint: null }],
    ['i', { worker: null, npp: null, text: '', hint: 'too_short' }],
  ])('%s', (typed, query) => {
    expect(readBoxQuery(typed)).toEqual(query);
  });

  test('no text that is looked up holds a NIK', () => {
    for (const typed of [
      '5171042104040007',
      '5171 0421 0404 0007',
      '51.71.04.210404.0007',
      '517104210404000',
    ])
      expect(readBoxQuery(typed).text).toBe('');
  });
});
