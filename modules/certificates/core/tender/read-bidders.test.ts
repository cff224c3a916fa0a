import { describe, expect, test } from 'vitest';
import type { ListCell } from '#modules/registry/core/index.ts';
import { aSheet, aWorkbook } from '#tests/fixtures/lists/a-sheet.ts';
import { readBidders } from './read-bidders.ts';

const bidders = (...rows: readonly (readonly ListCell[])[]) => readBidders(aWorkbook(aSheet(rows)));
const number = (text: string): ListCell => ({ text, kind: 'number' });

/** What was read of each row: row, numbers, name, remarks. */
const shown = (...rows: readonly (readonly ListCell[])[]) =>
  bidders(...rows).map(({ row, npp, nib, npwp, name, remarks }) =>
    [row, npp ?? nib ?? npwp ?? '-', name, ...remarks].join(' '),
  );

describe('columns', () => {
  test.each([
    'NPP',
    'No. NPP',
    'NPP BPJS Ketenagakerjaan',
    'NPP BPJAMSOSTEK',
    'NPP (Jamsostek)',
    'Nomor Pendaftaran Perusahaan',
  ])('%s titles the registration numbers', (title) => {
    expect(shown([title], ['23001974'])).toEqual(['2 23001974 ']);
  });

  test.each(['NPWP', 'N.P.W.P.', 'Nomor Pokok Wajib Pajak', 'No NPWP Perusahaan'])(
    '%s titles the tax numbers',
    (title) => {
      expect(shown([title], ['01.234.567.8-901.000'])).toEqual(['2 012345678901000 ']);
    },
  );

  test.each(['Nama Perusahaan', 'Perusahaan', 'Calon Penyedia', 'Nama', 'Badan Usaha'])(
    '%s titles the names',
    (title) => {
      expect(shown(['NPP', title], ['23001974', 'CV Abadi'])).toEqual(['2 23001974 CV Abadi']);
    },
  );

  test('the name of a director or of the work is not the name of the firm', () => {
    const titles = ['Nama Paket', 'Nama Direktur', 'NIB', 'Nama Perusahaan'];
    expect(shown(titles, ['Jalan', 'I Made', '9120001234567', 'CV Abadi'])).toEqual([
      '2 9120001234567 CV Abadi',
    ]);
  });

  test('a title in a merged cell above the others is found', () => {
    const rows = [
      ['DAFTAR PESERTA TENDER'],
      [],
      ['No', 'Nama Perusahaan', 'Nomor', ''],
      ['', '', 'NPP', 'NIB'],
      ['1', 'CV Abadi', '23001974', ''],
    ];
    expect(shown(...rows)).toEqual(['5 23001974 CV Abadi']);
  });

  test('what stands above a titled column is not its title', () => {
    expect(shown(['PESERTA TENDER JALAN'], ['No', 'NPP'], ['1', '23001974'])).toEqual(['3 23001974 ']);
  });

  test('titles that are printed again on each page are no bidders', () => {
    const titles = ['Nama Perusahaan', 'NPP'];
    expect(shown(titles, ['A', '23001974'], titles, ['B', '23001975'])).toHaveLength(2);
  });

  test('a file without a column of numbers is refused', () => {
    expect(() => bidders(['Nama Perusahaan'], ['CV Abadi'])).toThrow('tender.no_columns');
  });
});

describe('numbers', () => {
  test('what Excel holds as a number is read, a zero that it dropped put back', () => {
    expect(shown(['NPP', 'NIB'], [number('23001974')])).toEqual(['2 23001974 ']);
    expect(shown(['NIB'], [number('220001234567')])).toEqual(['2 0220001234567 ']);
  });

  test('a tax number whose last digit Excel has made a zero is not looked up as another one', () => {
    expect(shown(['NPWP'], [number('5171012345670000')])).toEqual(['2 -  npwp_malformed']);
    expect(shown(['NPWP'], ['5171012345670000'])).toEqual(['2 5171012345670000 ']);
  });

  test('the stored value of a formula is read', () => {
    expect(shown(['NPP'], [{ text: '23001974', kind: 'text', formula: true }])).toEqual(['2 23001974 ']);
  });
});

test('sums, notes and signatures below a table are no bidders; a firm of such a name is one', () => {
  const rows = [
    ['Nama Perusahaan', 'NPP'],
    ['Total Bangun Persada', ''],
    ['Denpasar Mandiri CV', ''],
    ['Jumlah Makmur UD', ''],
    ['Jumlah', ''],
    ['Total peserta: 3', ''],
    ['Catatan: harap diperiksa', ''],
    ['Denpasar, 12 November 2026', ''],
    ['Mengetahui, Kepala Dinas', ''],
  ];
  expect(shown(...rows)).toEqual([
    '2 - Total Bangun Persada no_number',
    '3 - Denpasar Mandiri CV no_number',
    '4 - Jumlah Makmur UD no_number',
  ]);
});
