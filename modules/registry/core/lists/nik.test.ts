import { describe, expect, test } from 'vitest';
import { isPlausibleNik, parseNik, readNik } from './nik.ts';

const on = '2026-11-15';

describe('a NIK', () => {
  test("tells region, sex and birth date; a woman's day is raised by 40", () => {
    expect(parseNik('5171042104040001', on)).toMatchObject({
      regionCode: '517104',
      sex: 'L',
      bornOn: '2004-04-21',
      serial: '0001',
    });
    expect(parseNik('5171045609680002', on)).toMatchObject({
      sex: 'P',
      bornOn: '1968-09-16',
      birthDigits: '160968',
    });
  });

  test('belongs to the latest century that is not in the future', () => {
    expect(parseNik('5171041511260001', on)?.bornOn).toBe('2026-11-15');
    expect(parseNik('5171041611260001', on)?.bornOn).toBe('1926-11-16');
    expect(parseNik('5171042902000001', on)?.bornOn).toBe('2000-02-29');
  });

  test.each([
    ['5171040004040001', 'day 0'],
    ['5171043204040001', 'day 32'],
    ['5171044004040001', 'day 40'],
    ['5171047204040001', 'day 72'],
    ['5171042113040001', 'month 13'],
    ['5171042100040001', 'month 0'],
    ['5171043102880001', '31 February'],
    ['5171042902010001', '29 February of no leap year'],
    ['5171042104040000', 'serial 0000'],
    ['1111111111111111', 'all digits equal'],
  ])('%s is not plausible: %s', (nik) => {
    expect(isPlausibleNik(nik)).toBe(false);
    expect(parseNik(nik, on)).toBeNull();
    expect(readNik(nik).fault).toBe('implausible');
  });
});

describe('a cell that should hold a NIK', () => {
  test.each([
    '5171042104040001',
    "'5171042104040001",
    '5171 0421 0404 0001',
    '51.71.04.210404.0001',
    '5171-0421-0404-0001',
    '\u00a05171042104040001\u200b',
    '５１７１０４２１０４０４０００１',
    ' 5171042104040001 ',
  ])('%s holds one', (text) => {
    expect(readNik(text)).toEqual({ fault: null, nik: '5171042104040001' });
  });

  test.each(['', '   ', '-', '...', '\u00a0'])('%j: missing', (text) => {
    expect(readNik(text).fault).toBe('missing');
  });

  test.each([
    '517104210404001',
    '51710421040400011',
    '5171O42104040001',
    'belum ada',
    '=A1',
    '5171042104040001x',
    '#N/A',
  ])('%s: malformed', (text) => {
    expect(readNik(text).fault).toBe('malformed');
  });

  test.each([
    '5,17104E+15',
    '5.17104E+15',
    '5.17E15',
    '5.171.042.104.040.000',
    '5,171,042,104,040,000',
    '5171042104040000,00',
  ])('%s: damaged by Excel', (text) => {
    expect(readNik(text).fault).toBe('damaged');
  });

  test('a number cell is damaged even where its digits look right', () => {
    expect(readNik({ text: '5171042104040001', kind: 'number' }).fault).toBe('damaged');
    expect(readNik({ text: '5171042104040001', kind: 'text' }).fault).toBeNull();
  });

  test('a formula is no NIK, whatever it made', () => {
    expect(readNik({ text: '5171042104040001', kind: 'text', formula: true }).fault).toBe('malformed');
    expect(readNik('="5171042104040001"').fault).toBe('malformed');
  });
});
