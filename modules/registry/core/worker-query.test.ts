import { describe, expect, test } from 'vitest';
import { maskPhone } from './showing.ts';
import { readWorkerQuery } from './worker-query.ts';

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
    ['sutarmi 31-12-1980', { kind: 'name', words: ['sutarmi'], bornIn: 1980 }],
    ['sutarmi 1980-12-31', { kind: 'name', words: ['sutarmi'], bornIn: 1980 }],
    ['sutarmi 31-12-80', { kind: 'too_short' }],
    ['31-12-1980', { kind: 'too_short' }],
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
