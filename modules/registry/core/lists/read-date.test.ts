import { describe, expect, test } from 'vitest';
import { readBirthDate } from './read-date.ts';

const options = { on: '2026-11-15', placeAlone: 'missing' } as const;

function day(text: string): string | null {
  return readBirthDate(text, options).day;
}

describe('a birth date', () => {
  test.each([
    '31-12-1980',
    '31/12/1980',
    '31.12.1980',
    '31 12 1980',
    '31 - 12 - 1980',
    '31 – 12 – 1980',
    '31—12—1980',
    '31–Des–1980',
    '31/12-1980',
    '31-12-80',
    '31/12/80',
    "31 Des '80",
    '31 Desember 1980',
    '31 DESEMBER 1980',
    '31 Des 1980',
    '31 Des. 1980',
    '31-Des-1980',
    '31-Dec-80',
    '31Des1980',
    '31-XII-1980',
    '1980-12-31',
    '1980/12/31',
    '1980-12-31 00:00:00',
    '1980-12-31T00:00:00Z',
    'December 31, 1980',
    '31121980',
    '311280',
    '19801231',
    '29586',
    '31-12-1980.',
    '(31-12-1980)',
    "'31-12-1980",
    'tgl 31-12-1980',
    '31\u00a0Desember\u00a01980',
  ])('%s is 31 December 1980', (text) => {
    expect(day(text)).toBe('1980-12-31');
  });

  test.each([
    ['Januari', '01'],
    ['Jan', '01'],
    ['Februari', '02'],
    ['Pebruari', '02'],
    ['Peb', '02'],
    ['Maret', '03'],
    ['Mrt', '03'],
    ['April', '04'],
    ['Mei', '05'],
    ['May', '05'],
    ['Juni', '06'],
    ['Juli', '07'],
    ['Agustus', '08'],
    ['Agt', '08'],
    ['Agst', '08'],
    ['Ags', '08'],
    ['Aug', '08'],
    ['September', '09'],
    ['Sept', '09'],
    ['Oktober', '10'],
    ['Okt', '10'],
    ['Nopember', '11'],
    ['Nov', '11'],
    ['Desember', '12'],
    ['Dec', '12'],
  ])('%s is a month', (name, month) => {
    expect(day(`9 ${name} 1980`)).toBe(`1980-${month}-09`);
  });

  test.each([
    ['Denpasar, 31 Des 1980', 'Denpasar'],
    ['Denpasar,31-12-1980', 'Denpasar'],
    ['Denpasar / 31-12-1980', 'Denpasar'],
    ['Denpasar 31-12-1980', 'Denpasar'],
    ['Br. Tengah, tgl 31 Desember 1980', 'Br. Tengah'],
    ["Ma'u, 31-12-1980", "Ma'u"],
    ['31-12-1980, Denpasar', 'Denpasar'],
  ])('%s has a place too', (text, place) => {
    expect(readBirthDate(text, options)).toMatchObject({ day: '1980-12-31', place, fault: null });
  });

  test.each([
    '31-02-1988',
    '00-00-0000',
    '32-01-1980',
    '15-13-1980',
    '1980',
    '12/1980',
    'lupa 80',
    '31-12-2027',
    '31-12-1880',
    '#N/A',
    '99999',
    '1-1-1',
    `${'9'.repeat(4_000)}`,
  ])('%s is invalid', (text) => {
    expect(readBirthDate(text, options)).toMatchObject({ day: null, fault: 'invalid' });
  });

  test('two digits of a year take the latest century that is not in the future', () => {
    expect(day('15-11-26')).toBe('2026-11-15');
    expect(day('16-11-26')).toBe('1926-11-16');
  });

  test('a place alone is a missing date where place and date share a column, and a broken one where they do not', () => {
    expect(readBirthDate('Denpasar', options)).toMatchObject({ fault: 'missing', place: 'Denpasar' });
    expect(readBirthDate('Denpasar', { ...options, placeAlone: 'invalid' })).toMatchObject({
      fault: 'invalid',
    });
    expect(readBirthDate(' - ', { ...options, placeAlone: 'invalid' })).toMatchObject({ fault: 'missing' });
  });

  test('month first is offered, not believed', () => {
    expect(readBirthDate('12/31/1980', options)).toMatchObject({
      day: null,
      fault: 'invalid',
      monthFirstDay: '1980-12-31',
    });
  });
});
