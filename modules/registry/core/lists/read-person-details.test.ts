import { describe, expect, test } from 'vitest';
import { readName, readPhone, readSex } from './read-person-details.ts';

describe('a sex', () => {
  test.each([
    'L',
    'l',
    'Lk',
    'Laki-laki',
    'LAKI - LAKI',
    'laki2',
    'Pria',
    'M',
    'Male',
    '1',
    { text: '1', kind: 'number' } as const,
  ])('%j is male', (cell) => {
    expect(readSex(cell)).toBe('L');
  });

  test.each(['P', 'Pr.', 'Perempuan', 'PEREMPUAN', 'Wanita', 'W', 'F', 'female', '2'])(
    '%s is female',
    (text) => {
      expect(readSex(text)).toBe('P');
    },
  );

  test.each(['', '-', 'L/P', '3', 'x'])('%j says nothing', (text) => {
    expect(readSex(text)).toBeNull();
  });
});

describe('a telephone number', () => {
  test.each([
    '081234567890',
    '0812-3456-7890',
    '0812 3456 7890',
    '+6281234567890',
    '+62 812-3456-7890',
    '6281234567890',
    '81234567890',
    '0062 81234567890',
    '(0812) 34567890',
    '081234567890 / 085700000001',
    "'081234567890",
  ])('%s is one number', (text) => {
    expect(readPhone(text)).toBe('+6281234567890');
  });

  test('a number cell that lost its zero is the same number', () => {
    expect(readPhone({ text: '81234567890', kind: 'number' })).toBe('+6281234567890');
  });

  test.each(['', '-', '0', '000000000', 'tidak ada', '8,12E+10', '123', '#N/A'])('%j is none', (text) => {
    expect(readPhone(text)).toBeNull();
  });
});

describe('a name', () => {
  test.each([
    'I Wayan Sudarsana',
    'Ni Luh Émilie',
    "Drs. I.B. Putra, S.Pd.; M'Si",
    'Made/Kadek Rai',
    'Gst. Ngr. Oka',
    'O’Brien',
    'Muhammad Ali-Akbar',
    'Ñoño',
  ])('%s is fine', (name) => {
    expect(readName(name)).toEqual({ fault: null, name });
  });

  test.each([
    '=CMD()',
    '+Made',
    '-Made',
    '@Made',
    '-',
    'Made 2',
    'Made٣',
    '<b>Made',
    'Made>',
    'https://x',
    'www.made',
    'made.com',
    '...',
    '#REF!',
    '12',
  ])('%s is invalid', (name) => {
    expect(readName(name).fault).toBe('invalid');
  });

  test('a formula is invalid whatever it made, a blank one is missing', () => {
    expect(readName({ text: 'I Made', kind: 'text', formula: true }).fault).toBe('invalid');
    expect(readName('\u00a0 ').fault).toBe('missing');
  });
});
