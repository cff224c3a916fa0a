import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maskName, maskNik } from './masking.ts';

describe('masking', () => {
  test('a NIK shows its first and last four digits', () => {
    expect(maskNik('5171042104040007')).toBe('5171********0007');
  });

  test('what is no NIK is hidden whole', () => {
    expect(maskNik('51710421')).toBe('****************');
    expect(maskNik('')).toBe('****************');
  });

  test('a name shows the first letter of each word', () => {
    expect(maskName('I Wayan Sudarsana')).toBe('I W*** S***');
    expect(maskName('  Ni   Luh Émilie ')).toBe('N*** L*** É***');
  });

  test('the eight digits in the middle of a NIK never leak', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[1-9]\d{15}$/), (nik) => {
        expect(maskNik(nik)).toBe(`${nik.slice(0, 4)}********${nik.slice(-4)}`);
      }),
    );
  });

  test('no word of a name leaks more than its first letter', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        for (const word of maskName(name).split(' ')) expect(word).toMatch(/^(.(\*\*\*)?)?$/su);
      }),
    );
  });
});
