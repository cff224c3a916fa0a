import { describe, expect, test } from 'vitest';
import { readRupiah } from './read-rupiah.ts';

describe('an amount of rupiah', () => {
  test.each([
    '1400000',
    '1.400.000',
    '1,400,000',
    'Rp 1.400.000',
    'Rp1.400.000',
    'Rp. 1.400.000',
    'RP. 1.400.000,-',
    'Rp 1.400.000,00',
    '1,400,000.00',
    'IDR 1,400,000',
    'Rp 1.400.000.-',
    'Rp 1.400.000,--',
    '1 400 000',
    "1'400'000",
    '1,4 jt',
    '1.4 juta',
    '1,4jt',
    '1,40 juta',
    '1400 ribu',
    '1.400 ribu',
    '1.400rb',
    '1 juta 400 ribu',
    '1.400.000/bulan',
    '1.400.000 per bulan',
    'Rp 1.400.000,-/bln',
    '±1.400.000',
    '1,4E+06',
    "'1400000",
    '1.400.000 rupiah',
    '1400000,00',
    '\u00a0Rp\u00a01.400.000',
  ])('%s is 1,400,000', (text) => {
    expect(readRupiah(text)).toEqual({ fault: null, amountIdr: 1_400_000n });
  });

  test('a number cell is what it holds, cents rounded half up', () => {
    expect(readRupiah({ text: '4400000', kind: 'number' }).amountIdr).toBe(4_400_000n);
    expect(readRupiah({ text: '4400000.5', kind: 'number' }).amountIdr).toBe(4_400_001n);
    expect(readRupiah({ text: '4400000.49', kind: 'number' }).amountIdr).toBe(4_400_000n);
  });

  test.each([
    '0',
    'Rp 0',
    'Rp 0,-',
    '-500000',
    '(500.000)',
    '1-2 juta',
    '1.000.000 - 2.000.000',
    'UMR',
    'Rp',
    '1.40.000',
    '1,5',
    '5171042104040001',
    '#REF!',
    '9'.repeat(4_000),
  ])('%s is invalid', (text) => {
    expect(readRupiah(text)).toEqual({ fault: 'invalid', amountIdr: null });
  });

  test.each(['', ' ', '-', '–', '...'])('%j is missing', (text) => {
    expect(readRupiah(text).fault).toBe('missing');
  });
});
