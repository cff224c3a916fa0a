import { utils, write } from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import writeExcelFile from 'write-excel-file/node';
import { cellText, checkRows, type ListReading } from '#modules/registry/core/index.ts';
import { buildXlsx, sheetXml } from '#tests/fixtures/lists/build-workbook.ts';
import { readListFile } from './index.ts';

const titles = ['No', 'NIK', 'Nama', 'Tanggal Lahir', 'L/P', 'Pekerjaan'];
const people = [
  ['1', '5171042104040001', 'I Nyoman Ariani', '21-04-2004', 'L', 'Pedagang'],
  ['2', '5171045609020002', 'Ni Gede Renée', '16-09-2002', 'P', 'Petani, nelayan'],
];

async function read(bytes: Uint8Array | string, fileName: string): Promise<ListReading> {
  const { reading } = await readListFile(typeof bytes === 'string' ? Buffer.from(bytes) : bytes, fileName);
  return reading;
}

function outcomes(reading: ListReading): string[] {
  const checked = checkRows(reading.rows, {
    kind: 'bpu',
    on: '2026-11-15',
    area: null,
    villages: null,
    knownRegions: null,
  });
  return checked.map(({ row, person, reasons }) =>
    [row, person.name, person.bornOn, person.occupation, ...reasons].join(' '),
  );
}

const soundOutcomes = ['2 I Nyoman Ariani 2004-04-21 Pedagang', '3 Ni Gede Renée 2002-09-16 Petani, nelayan'];

function delimited(delimiter: string, newline = '\r\n'): string {
  return [titles, ...people]
    .map((cells) => cells.map((cell) => (cell.includes(delimiter) ? `"${cell}"` : cell)).join(delimiter))
    .join(newline);
}

function swapped(bytes: Buffer): Buffer {
  return Buffer.from(bytes).swap16();
}

describe('one list in many files', () => {
  test.each<[string, () => Uint8Array | string]>([
    ['semicolons', () => delimited(';')],
    ['commas', () => delimited(',')],
    ['tabs', () => delimited('\t')],
    ['bars', () => delimited('|')],
    ['bare line feeds', () => delimited(';', '\n')],
    ['old Macintosh line ends', () => delimited(';', '\r')],
    ['UTF-8 with a mark', () => `\ufeff${delimited(';')}`],
    ['UTF-16 little endian with a mark', () => Buffer.from(`\ufeff${delimited(';')}`, 'utf16le')],
    ['UTF-16 little endian without', () => Buffer.from(delimited(';'), 'utf16le')],
    ['UTF-16 big endian with a mark', () => swapped(Buffer.from(`\ufeff${delimited(';')}`, 'utf16le'))],
    ['UTF-16 big endian without', () => swapped(Buffer.from(delimited(';'), 'utf16le'))],
    ['Windows-1252', () => Buffer.from(delimited(';'), 'latin1')],
  ])('text with %s', async (_name, build) => {
    expect(outcomes(await read(build(), 'daftar.csv'))).toEqual(soundOutcomes);
  });

  test.each(['xlsx', 'biff8', 'ods'] as const)('a workbook written as %s', async (bookType) => {
    const book = utils.book_new();
    utils.book_append_sheet(book, utils.aoa_to_sheet([titles, ...people]), 'Daftar');
    const bytes: Uint8Array = write(book, { type: 'buffer', bookType });
    expect(outcomes(await read(bytes, 'nama yang menipu.csv'))).toEqual(soundOutcomes);
  });

  test('a workbook written as we write our own', async () => {
    const rows = [titles, ...people].map((cells) => cells.map((value) => ({ value, type: String })));
    const bytes = await writeExcelFile(rows).toBuffer();
    expect(outcomes(await read(bytes, 'daftar.xlsx'))).toEqual(soundOutcomes);
  });

  test.each([
    ['xlsx', false],
    ['xlsx', true],
    ['biff8', false],
    ['biff8', true],
    ['ods', false],
  ] as const)('date cells of %s (1904: %s) are the day that is shown', async (bookType, date1904) => {
    const book = utils.book_new();
    const born = new Date(Date.UTC(2004, 3, 21));
    const sheet = utils.aoa_to_sheet(
      [titles, [1, '5171042104040001', 'I Nyoman Ariani', born, 'L', 'Pedagang']],
      { UTC: true, cellDates: true },
    );
    utils.book_append_sheet(book, sheet, 'Daftar');
    book.Workbook = { WBProps: { date1904 } };
    const reading = await read(write(book, { type: 'buffer', bookType }), 'daftar.xlsx');
    expect(outcomes(reading)).toEqual(['2 I Nyoman Ariani 2004-04-21 Pedagang']);
  });

  test('bare serial days count from the day that the workbook says', async () => {
    const rows = [titles, [1, '5171042104040001', 'I Nyoman Ariani', 38_098, 'L', 'Pedagang']] as const;
    const since1900 = buildXlsx({ sheets: [{ name: 'a', xml: sheetXml(rows) }] });
    const since1904 = buildXlsx({
      sheets: [{ name: 'a', xml: sheetXml([titles, [...rows[1].slice(0, 3), 36_636, 'L', 'Pedagang']]) }],
      uses1904Dates: true,
    });
    expect(outcomes(await read(since1900, 'a.xlsx'))).toEqual(['2 I Nyoman Ariani 2004-04-21 Pedagang']);
    expect(outcomes(await read(since1904, 'a.xlsx'))).toEqual(['2 I Nyoman Ariani 2004-04-21 Pedagang']);
  });
});

describe('text as hands write it', () => {
  const heading = 'Nama;NIK;Tgl Lahir;Banjar\n';

  test('a lone quote says as above, as typed and as exported', async () => {
    const reading = await read(
      `${heading}I Made Suta;5171042104040001;21-04-2004;Sari\nNi Luh Sari;5171045609020002;16-09-2002;"\nI Gede;5171041706940003;17-06-1994;""""\n`,
      'a.csv',
    );
    expect(reading.rows.map(({ cells }) => cellText(cells.hamlet))).toEqual(['Sari', 'Sari', 'Sari']);
  });

  test('a quote that is never closed does not swallow the rest of the list', async () => {
    const reading = await read(
      `${heading}"I Made Suta;5171042104040001;21-04-2004;Sari\nNi Luh Sari;5171045609020002;16-09-2002;Sari\n`,
      'a.csv',
    );
    expect(reading.rows.map(({ row }) => row)).toEqual([2, 3]);
  });

  test('a quoted cell over two lines is one row, numbered by its first line', async () => {
    const reading = await read(
      `${heading}"I Made\nSuta";5171042104040001;21-04-2004;"Br. ""Sari"""\n\nNi Luh;5171045609020002;16-09-2002;Sari\n`,
      'a.csv',
    );
    expect(reading.rows.map(({ row, cells }) => [row, cells.hamlet])).toEqual([
      [2, 'Br. "Sari"'],
      [5, 'Sari'],
    ]);
  });

  test('a first line that names the delimiter is no row', async () => {
    const reading = await read(`sep=;\n${heading}I Made Suta;5171042104040001;21-04-2004;Sari\n`, 'a.csv');
    expect(reading.rows.map(({ row }) => row)).toEqual([3]);
  });

  test('a web page or a picture is not taken for a list', async () => {
    await expect(read('<html><table><tr><td>NIK</td></tr></table></html>', 'a.xls')).rejects.toMatchObject({
      code: 'list.file_unsupported',
    });
    await expect(read(Buffer.from([1, 2, 0, 3, 0, 0, 7, 9, 200]), 'a.csv')).rejects.toMatchObject({
      code: 'list.file_unsupported',
    });
  });
});

describe('workbooks as hands make them', () => {
  test('a formula is read by its stored value and is a fault in NIK and name, nowhere else', async () => {
    const formula = (value: string) => ({ raw: `<c t="str"><f>A1</f><v>${value}</v></c>` });
    const xml = sheetXml([
      titles,
      [1, formula('5171042104040001'), 'I Nyoman Ariani', '21-04-2004', 'L', 'Pedagang'],
      [2, '5171045609020002', formula('Ni Gede Rai'), '16-09-2002', 'P', 'Petani'],
      [3, { raw: '<c><f>A1*1</f><v>5171041706940003</v></c>' }, 'I Ketut', '17-06-1994', 'L', 'Petani'],
      [4, '5171042602910007', 'I Made', formula('26-02-1991'), 'L', formula('Petani')],
    ]);
    expect(outcomes(await read(buildXlsx({ sheets: [{ name: 'a', xml }] }), 'a.xlsx'))).toEqual([
      '2 I Nyoman Ariani 2004-04-21 Pedagang nik.malformed',
      '3  2002-09-16 Petani name.invalid',
      '4 I Ketut 1994-06-17 Petani nik.damaged',
      '5 I Made 1991-02-26 Petani',
    ]);
  });

  test('hidden rows and hidden sheets are read and marked', async () => {
    const rows = [titles, ...people];
    const workbook = buildXlsx({
      sheets: [
        { name: 'Banjar Sari', xml: sheetXml(rows, { hiddenRows: [3] }) },
        {
          name: 'Banjar Tengah',
          xml: sheetXml([titles, ['1', '5171041706940003', 'I Ketut Sukerti', '17-06-1994', 'L', 'Petani']]),
          state: 'hidden',
        },
        {
          name: 'Petunjuk',
          xml: sheetXml([titles, ['1', '5171041706940003', 'Contoh Nama', '17-06-1994', 'L', 'Petani']]),
        },
      ],
    });
    const reading = await read(workbook, 'a.xlsx');
    expect(reading.rows.map(({ sheet, row, hidden }) => [sheet, row, hidden])).toEqual([
      ['Banjar Sari', 2, false],
      ['Banjar Sari', 3, true],
      ['Banjar Tengah', 2, true],
    ]);
    expect(reading.hiddenRows).toBe(2);
    expect(reading.skippedSheets).toEqual([{ sheet: 'Petunjuk', why: 'hint' }]);
  });

  test('numbers stored as text and texts stored as numbers mean the same', async () => {
    const xml = sheetXml([
      ['NIK', 'Nama', 'Tgl Lahir', 'No HP', 'Upah'],
      ['5171042104040001', 'I Nyoman Ariani', '38098', 81_234_567_890, '4400000'],
      ['5171045609020002', 'Ni Gede Rai', 37_515, '081234567890', 4_400_000],
    ]);
    const { rows } = await read(buildXlsx({ sheets: [{ name: 'a', xml }] }), 'a.xlsx');
    const checked = checkRows(rows, {
      kind: 'payroll',
      on: '2026-11-15',
      area: null,
      villages: null,
      knownRegions: null,
    });
    expect(
      checked.map(({ person, reasons }) => [person.bornOn, person.phone, person.incomeIdr, reasons]),
    ).toEqual([
      ['2004-04-21', '+6281234567890', 4_400_000n, []],
      ['2002-09-16', '+6281234567890', 4_400_000n, []],
    ]);
  });
});
