import { describe, expect, test } from 'vitest';
import { aSheet, aWorkbook } from '#tests/fixtures/lists/a-sheet.ts';
import { readLists } from './read-lists.ts';
import { cellText, type ListCell, type Sheet } from './workbook.ts';

const titles = ['No', 'NIK', 'Nama', 'Tempat Lahir', 'Tgl Lahir', 'L/P', 'Pekerjaan'];

function person(number: string, serial: string, more: Partial<Record<number, string>> = {}): string[] {
  const cells = [
    number,
    `517104210404${serial}`,
    'I Nyoman Ariani',
    'Denpasar',
    '21-04-2004',
    'L',
    'Pedagang',
  ];
  for (const [index, text] of Object.entries(more)) cells[Number(index)] = text ?? '';
  return cells;
}

function rowsOf(rows: readonly (readonly ListCell[])[], more: Partial<Sheet> = {}): number[] {
  return readLists(aWorkbook(aSheet(rows, more))).rows.map(({ row }) => row);
}

function fieldsOf(rows: readonly (readonly ListCell[])[], more: Partial<Sheet> = {}): string[] {
  const [section] = readLists(aWorkbook(aSheet(rows, more))).sections;
  return (section?.columns ?? []).map(({ field }) => field ?? '');
}

describe('the header', () => {
  test.each([
    ['N I K;NAMA LENGKAP;Tempat/Tgl. Lahir;Jenis Kelamin', 'nik name birthPlaceAndDate sex'],
    [
      'NO.;NO. KTP;NAMA;TTL;JK;PROFESI;PENGHASILAN/BLN',
      'number nik name birthPlaceAndDate sex occupation income',
    ],
    [
      'Nomor Induk Kependudukan (NIK);Nama Lengkap (sesuai KTP);Tempat, Tanggal Lahir',
      'nik name birthPlaceAndDate',
    ],
    [
      'NOMOR_PEGAWAI;NAMA;TEMPAT_LAHIR;TGL_LAHIR;NAMA_IBU_KANDUNG;JENIS_IDENTITAS;NOMOR_IDENTITAS;JENIS_KELAMIN;UPAH;HANDPHONE',
      'employeeNumber name birthPlace birthDate motherName identityKind nik sex income phone',
    ],
    [
      'Nama Tenaga Kerja;N.I.K.;Tanggal Lahir (dd/mm/yyyy);No. HP/WA;Gaji Pokok',
      'name nik birthDate phone income',
    ],
    ['Full Name;National ID;Date of Birth;Gender;Monthly Salary', 'name nik birthDate sex income'],
    [
      'No KK;NIK;Nama Pekerja;Nama Ibu Kandung;Desa/Kelurahan;Kecamatan;Banjar/Lingkungan',
      'familyCardNumber nik name motherName village district hamlet',
    ],
    ['No Urut;Nama Suami;Nama;NIK;Desa Adat;Nama Bank;Nama Perusahaan', 'number  name nik   '],
  ])('%s', (line, fields) => {
    expect(fieldsOf([line.split(';'), line.split(';').map(() => '1')]).join(' ')).toBe(fields);
  });

  test('is found below titles and blank rows, not taken from them', () => {
    const reading = readLists(
      aWorkbook(
        aSheet([
          ['DAFTAR NAMA PEKERJA RENTAN'],
          ['DESA UBUNG KAJA', '', 'TAHUN 2026'],
          [''],
          ['Sumber dana:', 'APBDes'],
          titles,
          person('1', '0001'),
        ]),
      ),
    );
    expect(reading.sections[0]).toMatchObject({ headerRow: 5, rowCount: 1 });
  });

  test('is not sought below the first fifty rows', () => {
    const notes = Array.from({ length: 50 }, (_, index) => [`catatan ${index}`]);
    expect(rowsOf([...notes, titles, person('1', '0001')])).toEqual([]);
    expect(rowsOf([...notes.slice(1), titles, person('1', '0001')])).toEqual([51]);
  });

  test('in two rows joins the wide title with the narrow one, merged or not', () => {
    const upper = ['No', 'NIK', 'Nama', 'Tempat/Tanggal Lahir', '', 'Jenis Kelamin', '', 'Pekerjaan'];
    const lower = ['', '', '', 'Tempat', 'Tanggal', 'L', 'P', ''];
    const fields = ['number', 'nik', 'name', 'birthPlace', 'birthDate', 'sexMale', 'sexFemale', 'occupation'];
    const numbers = ['1', '2', '3', '4', '5', '6', '7', '8'];
    const row = ['1', '5171042104040001', 'I Nyoman', 'Denpasar', '21-04-2004', 'v', '', 'Petani'];
    const merges = [
      { firstRow: 1, lastRow: 1, firstColumn: 3, lastColumn: 4 },
      { firstRow: 1, lastRow: 1, firstColumn: 5, lastColumn: 6 },
      { firstRow: 1, lastRow: 2, firstColumn: 1, lastColumn: 1 },
    ];
    expect(fieldsOf([upper, lower, numbers, row])).toEqual(fields);
    expect(fieldsOf([upper, lower, numbers, row], { merges })).toEqual(fields);
    expect(rowsOf([upper, lower, numbers, row], { merges })).toEqual([4]);
  });

  test('whose names stand in the lower row takes the wide title from above', () => {
    const upper = ['', '', 'Lahir', '', ''];
    const lower = ['NIK', 'Nama', 'Tempat', 'Tanggal', 'Banjar'];
    expect(
      fieldsOf([upper, lower, ['5171042104040001', 'I Made', 'Denpasar', '21-04-2004', 'Sari']]),
    ).toEqual(['nik', 'name', 'birthPlace', 'birthDate', 'hamlet']);
  });

  test('followed by people at once is one row, whatever they are called', () => {
    expect(rowsOf([titles, ['', '', 'Desa Putra', '', '', '', 'Usaha'], person('2', '0002')])).toContain(3);
  });

  test('can be corrected, and the correction is found again by the same titles', () => {
    const rows = [
      ['Kode', 'Nama', 'NIK', 'Umum'],
      ['5171042104040001', 'I Made', 'x', 'Br. Sari'],
    ];
    const before = readLists(aWorkbook(aSheet(rows)));
    const signature = before.sections[0]?.signature;
    const after = readLists(aWorkbook(aSheet(rows)), {
      mappingOf: (header) => (header.signature === signature ? { 0: 'nik', 3: 'hamlet' } : undefined),
    });
    expect(before.sections[0]?.columns.map(({ field }) => field)).toEqual([null, 'name', 'nik', null]);
    expect(after.sections[0]?.columns.map(({ field }) => field)).toEqual(['nik', 'name', null, 'hamlet']);
    expect(after.rows[0]?.cells).toEqual({ nik: '5171042104040001', name: 'I Made', hamlet: 'Br. Sari' });
  });
});

describe('rows', () => {
  test('totals, signatures, notes, repeated headers, column numbers and lines numbered in advance are none', () => {
    const rows = [
      titles,
      ['1', '2', '3', '4', '5', '6', '7'],
      person('1', '0001'),
      ['', '', 'Jumlah', '', '', '', ''],
      ['', '', 'Sub Total', '', '', '1', ''],
      titles,
      ['BANJAR TENGAH'],
      ['', '', 'Br. Sari'],
      person('2', '0002'),
      ['3', '', '', '', '', '', ''],
      ['4', '', '', 'Denpasar', '', 'L', ''],
      ['TOTAL', '', '2 orang'],
      ['Catatan: data per November 2026'],
      [''],
      ['', '', '', '', 'Denpasar, 15 November 2026'],
      ['', 'Mengetahui,', '', '', '', 'Yang membuat,'],
      ['', 'Perbekel Ubung Kaja', '', '', '', 'Kasi Kesra'],
      ['', '', 'I WAYAN ASTIKA', '', '', '', 'Ni Made Sari'],
      ['', 'NIP. 197001011990031001'],
    ];
    expect(rowsOf(rows)).toEqual([3, 9]);
  });

  test('what is incomplete is a row all the same', () => {
    const rows = [
      titles,
      person('1', ''),
      person('2', '0002', { 1: '' }),
      person('3', '0003', { 2: '' }),
      ['4', '', 'I Wayan Saja', '', '', '', ''],
      ['', '5171042104040005', '', '', '', '', ''],
      ['6', '', '', '', '21-04-2004', 'L', ''],
      person('', '0007', { 2: 'Total Wijaya' }),
      person('8', '0008', { 6: 'Kepala Lingkungan' }),
      person('9', '0009', { 1: '5,17104E+15' }),
    ];
    expect(rowsOf(rows)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  test('in a list that does not number its rows, a name alone is a row among others and a signature below them', () => {
    const rows = [
      ['NIK', 'Nama', 'Tgl Lahir'],
      ['5171042104040001', 'I Made', '21-04-2004'],
      ['', 'Ni Luh', ''],
      ['5171042104040002', 'I Gede', '21-04-2004'],
      [''],
      ['', 'I WAYAN ASTIKA', ''],
    ];
    expect(rowsOf(rows)).toEqual([2, 3, 4]);
  });

  test('a cell that says as above repeats the cell above, over totals and blank lines', () => {
    const rows = [
      titles,
      person('1', '0001'),
      person('2', '0002', { 3: 'sda', 6: '"' }),
      ['', '', 'Jumlah'],
      [''],
      person('3', '0003', { 3: 's.d.a.', 6: '-"-' }),
      person('4', '0004', { 3: 'idem', 6: "''" }),
    ];
    const { rows: read } = readLists(aWorkbook(aSheet(rows)));
    expect(read.map(({ cells }) => `${cellText(cells.birthPlace)} ${cellText(cells.occupation)}`)).toEqual(
      Array.from({ length: 4 }, () => 'Denpasar Pedagang'),
    );
  });

  test('a cell merged down over several people means each of them, but never a NIK or a name', () => {
    const rows = [
      titles,
      person('1', '0001'),
      person('2', '', { 2: '', 6: '' }),
      person('3', '0003', { 6: '' }),
      person('4', '0004', { 6: '' }),
    ];
    const down = (column: number) => ({ firstRow: 2, lastRow: 4, firstColumn: column, lastColumn: column });
    const { rows: read } = readLists(aWorkbook(aSheet(rows, { merges: [down(1), down(2), down(6)] })));
    expect(read.map(({ cells }) => cellText(cells.occupation))).toEqual([
      'Pedagang',
      'Pedagang',
      'Pedagang',
      '',
    ]);
    expect(read[1]?.cells).not.toHaveProperty('name');
  });

  test('a cell that says as above with nothing above is blank', () => {
    const { rows } = readLists(aWorkbook(aSheet([titles, person('1', '0001', { 3: 'sda' })])));
    expect(rows[0]?.cells).not.toHaveProperty('birthPlace');
  });

  test('several lists on one sheet and on several are all read, each by its own header', () => {
    const first = aSheet(
      [
        titles,
        person('1', '0001'),
        [''],
        ['Nama', 'NIK', 'TTL'],
        ['I Gede', '5171042104040002', 'Denpasar, 21-04-2004'],
      ],
      { name: 'Sari' },
    );
    const second = aSheet(
      [
        ['NIK', 'Nama'],
        ['5171042104040003', 'Ni Luh'],
      ],
      { name: 'Tengah' },
    );
    const hints = aSheet([['Isi NIK sebagai teks.'], ['Nama', 'sesuai KTP']], { name: 'Cara isi' });
    const leaving = aSheet(
      [
        ['KPJ', 'NAMA', 'TGL_LAHIR', 'NIK'],
        ['1', 'I Made', '21-04-2004', '5171042104040009'],
      ],
      { name: 'data_tk_na' },
    );
    const reading = readLists(aWorkbook(first, second, hints, leaving, aSheet([], { name: 'Sheet3' })));
    expect(reading.rows.map(({ sheet, row, cells }) => [sheet, row, cellText(cells.nik).slice(-1)])).toEqual([
      ['Sari', 2, '1'],
      ['Sari', 5, '2'],
      ['Tengah', 2, '3'],
    ]);
    expect(reading.skippedSheets).toEqual([
      { sheet: 'Cara isi', why: 'hint' },
      { sheet: 'data_tk_na', why: 'other_purpose' },
      { sheet: 'Sheet3', why: 'empty' },
    ]);
  });

  test('a sheet of hints that shows the titles down its first column is no list', () => {
    const hints = aSheet(
      [
        ['NIK', '16 angka'],
        ['Nama', 'sesuai KTP'],
        ['Tanggal lahir', 'dd-mm-yyyy'],
      ],
      { name: 'Sheet2' },
    );
    expect(readLists(aWorkbook(aSheet([titles, person('1', '0001')]), hints)).skippedSheets).toEqual([
      { sheet: 'Sheet2', why: 'no_header' },
    ]);
  });
});
