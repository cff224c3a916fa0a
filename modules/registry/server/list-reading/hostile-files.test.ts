import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { buildXlsx, columnName, sheetXml } from '#tests/fixtures/lists/build-workbook.ts';
import { readListFile } from './index.ts';

const titles = ['NIK', 'Nama', 'Tanggal Lahir'];
const person = ['5171042104040001', 'I Nyoman Ariani', '21-04-2004'];
const good = sheetXml([titles, person]);
const megabyte = 1_048_576;

async function codeOf(bytes: Uint8Array, fileName = 'daftar.xlsx'): Promise<string> {
  return readListFile(bytes, fileName).then(
    ({ reading }) => `read ${reading.rows.length}`,
    (error: unknown) =>
      error instanceof Error && 'code' in error ? String(error.code) : `not refused: ${String(error)}`,
  );
}

function withPart(name: string, content: Uint8Array | string): Uint8Array {
  const part = typeof content === 'string' ? strToU8(content) : content;
  return buildXlsx({ sheets: [{ name: 'Daftar', xml: good }], extraParts: { [name]: part } });
}

/** A sheet of numbers, so many rows of so many cells, as text of its XML. */
function numbers(rows: number, columns: number, last = ''): string {
  const names = Array.from({ length: columns }, (_, column) => columnName(column));
  const lines: string[] = [];
  for (let row = 1; row <= rows; row += 1) {
    lines.push(
      `<row r="${row}">${names.map((name) => `<c r="${name}${row}"><v>${row % 7}</v></c>`).join('')}</row>`,
    );
  }
  return `<sheetData>${lines.join('')}${last}</sheetData>`;
}

function compound(...names: string[]): Uint8Array {
  const head = Buffer.from('d0cf11e0a1b11ae1', 'hex');
  return Buffer.concat([
    head,
    Buffer.alloc(1_024),
    ...names.map((name) => Buffer.from(`${name}\0`, 'utf16le')),
  ]);
}

/** The archive with four bytes of its last directory entry changed. */
function forged(bytes: Uint8Array, offsetInEntry: number, value: number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  const view = new DataView(copy.buffer);
  let position = copy.length - 22;
  while (view.getUint32(position, true) !== 0x02014b50) position -= 1;
  view.setUint32(position + offsetInEntry, value, true);
  return copy;
}

describe('hostile and broken files', () => {
  test('control: the workbook that all others are made from is read', async () => {
    expect(await codeOf(buildXlsx({ sheets: [{ name: 'Daftar', xml: good }] }))).toBe('read 1');
    expect(await codeOf(withPart('docProps/app.xml', '<Properties/>'))).toBe('read 1');
  });

  test.each<[string, () => Uint8Array, string]>([
    [
      '100 MiB of zeros in a small file',
      () => withPart('xl/media/image1.png', new Uint8Array(100 * megabyte)),
      'list.file_bomb',
    ],
    [
      'more than 100 times its size',
      () => withPart('xl/media/image1.png', new Uint8Array(3 * megabyte)),
      'list.file_bomb',
    ],
    ['a macro', () => withPart('xl/vbaProject.bin', 'x'), 'list.file_macro'],
    [
      'a macro type without its part',
      () =>
        withPart(
          '[Content_Types].xml',
          '<Types><Override ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>',
        ),
      'list.file_macro',
    ],
    [
      'a DTD',
      () => withPart('xl/styles.xml', '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><styleSheet/>'),
      'list.file_dtd',
    ],
    [
      'a DTD in UTF-16',
      () => withPart('xl/styles.xml', Buffer.from('\ufeff<!DOCTYPE x>', 'utf16le')),
      'list.file_unreadable',
    ],
    [
      'a DTD under a name that is not XML',
      () => withPart('xl/styles.dat', '<!DOCTYPE x><styleSheet/>'),
      'list.file_dtd',
    ],
    [
      'a link to another file',
      () => withPart('xl/externalLinks/externalLink1.xml', '<x/>'),
      'list.file_external_link',
    ],
    [
      'an archive inside',
      () => withPart('xl/media/image1.png', zipSync({ a: strToU8('b') })),
      'list.file_nested_archive',
    ],
    ['a path out of its folder', () => withPart('../../evil.xml', '<x/>'), 'list.file_unsafe_path'],
    ['an absolute path', () => withPart('/etc/evil.xml', '<x/>'), 'list.file_unsafe_path'],
    ['binary sheets', () => withPart('xl/worksheets/sheet9.bin', 'x'), 'list.file_unsupported'],
    [
      'too many parts',
      () =>
        buildXlsx({
          sheets: [{ name: 'Daftar', xml: good }],
          extraParts: Object.fromEntries(
            Array.from({ length: 300 }, (_, index) => [`xl/x${index}.xml`, strToU8('<x/>')]),
          ),
        }),
      'list.file_too_many_entries',
    ],
    ['another archive', () => zipSync({ 'word/document.xml': strToU8('<x/>') }), 'list.file_unsupported'],
    ['encrypted', () => compound('EncryptionInfo', 'EncryptedPackage'), 'list.file_encrypted'],
    ['an old workbook with macros', () => compound('Workbook', '_VBA_PROJECT_CUR'), 'list.file_macro'],
    ['an old workbook that is broken', () => compound('Workbook'), 'list.file_unreadable'],
    ['another old document', () => compound('WordDocument'), 'list.file_unsupported'],
    [
      'cut in half',
      () => withPart('xl/media/image1.png', new Uint8Array(5_000)).subarray(0, 900),
      'list.file_truncated',
    ],
    [
      'a text named as Excel',
      () => Buffer.from('NIK;Nama\n5171042104040001;I Nyoman Ariani\n'),
      'list.file_wrong_extension',
    ],
    ['a PDF named as Excel', () => Buffer.from('%PDF-1.7 …'), 'list.file_unsupported'],
    ['nothing', () => new Uint8Array(), 'list.file_empty'],
    ['over 10 MiB', () => new Uint8Array(10 * megabyte + 1), 'list.file_too_large'],
    [
      '201 columns',
      () => buildXlsx({ sheets: [{ name: 'Daftar', xml: numbers(3, 201) }] }),
      'list.file_too_many_columns',
    ],
    [
      'a cell of 4,097 characters',
      () => buildXlsx({ sheets: [{ name: 'Daftar', xml: sheetXml([['x'.repeat(4_097)]]) }] }),
      'list.file_cell_too_long',
    ],
    [
      'no list',
      () => buildXlsx({ sheets: [{ name: 'Daftar', xml: sheetXml([['Halo', 'dunia']]) }] }),
      'list.file_not_a_list',
    ],
  ])('%s', async (_name, build, code) => {
    expect(await codeOf(build())).toBe(code);
  });

  test('a forged size, a forged sum and entries laid over each other are refused', async () => {
    const bytes = withPart('xl/media/image1.png', new Uint8Array(5_000).fill(7));
    expect(await codeOf(forged(bytes, 24, 10))).toBe('list.file_truncated');
    expect(await codeOf(forged(bytes, 16, 1))).toBe('list.file_truncated');
    expect(await codeOf(forged(bytes, 24, 0xffffffff))).toBe('list.file_unreadable');
    expect(await codeOf(forged(bytes, 42, 0))).toBe('list.file_unreadable');
  });

  test('2,000,001 filled cells are refused before they are parsed', async () => {
    const sheet = numbers(50_000, 40, '<row r="50001"><c r="A50001"><v>1</v></c></row>');
    expect(await codeOf(buildXlsx({ sheets: [{ name: 'Daftar', xml: sheet }] }))).toBe(
      'list.file_too_many_cells',
    );
  });

  test('a repeated cell of an OpenDocument sheet is counted as often as it is repeated', async () => {
    const content = `<office:document-content><table:table table:name="a"><table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="3"><text:p>x</text:p></table:table-cell></table:table-row></table:table></office:document-content>`;
    const bytes = zipSync({
      mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet'),
      'content.xml': strToU8(content),
    });
    expect(await codeOf(bytes, 'daftar.ods')).toBe('list.file_too_many_cells');
  });

  test('50,000 people are read and 50,001 are not', async () => {
    const lines = (count: number) =>
      Buffer.from(
        `NIK;Nama\n${Array.from({ length: count }, (_, index) => `${5171042104040001 + index};Ni Made`).join('\n')}`,
      );
    expect(await codeOf(lines(50_000), 'daftar.csv')).toBe('read 50000');
    expect(await codeOf(lines(50_001), 'daftar.csv')).toBe('list.file_too_many_rows');
    expect(await codeOf(lines(60_000), 'daftar.csv')).toBe('list.file_too_many_rows');
  });

  test('one shared text in a million cells is refused although each cell is short', async () => {
    const shared = `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>${'x'.repeat(4_000)}</t></si></sst>`;
    const cells = Array.from(
      { length: 10_000 },
      (_, row) => `<row r="${row + 1}"><c r="A${row + 1}" t="s"><v>0</v></c></row>`,
    );
    const bytes = buildXlsx({
      sheets: [{ name: 'Daftar', xml: `<sheetData>${cells.join('')}</sheetData>` }],
      extraParts: {
        'xl/sharedStrings.xml': strToU8(shared),
        'xl/_rels/workbook.xml.rels': strToU8(
          '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
        ),
        '[Content_Types].xml': strToU8(
          '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>',
        ),
      },
    });
    expect(await codeOf(bytes)).toBe('list.file_too_complex');
  });

  test('a file that takes too long is given up, and so is one that its sender no longer wants', async () => {
    const bytes = buildXlsx({ sheets: [{ name: 'Daftar', xml: good }] });
    await expect(readListFile(bytes, 'a.xlsx', { limits: { milliseconds: 1 } })).rejects.toMatchObject({
      code: 'list.file_timeout',
    });
    await expect(
      readListFile(bytes, 'a.xlsx', { signal: AbortSignal.abort(new Error('cancelled')) }),
    ).rejects.toThrow('cancelled');
    const stop = new AbortController();
    const reading = readListFile(bytes, 'a.xlsx', { signal: stop.signal });
    stop.abort(new Error('cancelled later'));
    await expect(reading).rejects.toThrow('cancelled later');
    expect(await codeOf(bytes)).toBe('read 1');
  });

  test('a file too big for the reading thread is refused, and the next one is read', async () => {
    const bytes = buildXlsx({ sheets: [{ name: 'Daftar', xml: numbers(20_000, 30) }] });
    await expect(readListFile(bytes, 'a.xlsx', { limits: { heapMegabytes: 24 } })).rejects.toMatchObject({
      code: 'list.file_too_complex',
    });
    expect(await codeOf(buildXlsx({ sheets: [{ name: 'Daftar', xml: good }] }))).toBe('read 1');
  });

  test('many hostile files at once are taken one by one and the memory stays small', async () => {
    const bomb = withPart('xl/media/image1.png', new Uint8Array(100 * megabyte));
    const before = process.memoryUsage.rss();
    let highest = before;
    const watch = setInterval(() => {
      highest = Math.max(highest, process.memoryUsage.rss());
    }, 10);
    const codes = await Promise.all(Array.from({ length: 12 }, () => codeOf(bomb)));
    clearInterval(watch);
    expect(new Set(codes)).toEqual(new Set(['list.file_bomb']));
    expect((highest - before) / megabyte).toBeLessThan(150);
  });

  test('more files than may wait are told to come back', async () => {
    const bytes = buildXlsx({ sheets: [{ name: 'Daftar', xml: good }] });
    const codes = await Promise.all(
      Array.from({ length: 3 }, () =>
        readListFile(bytes, 'a.xlsx', { limits: { waiting: 1 } }).then(
          () => 'read',
          (error: unknown) => (error instanceof Error && 'code' in error ? error.code : 'not refused'),
        ),
      ),
    );
    expect(codes).toEqual(['read', 'read', 'list.file_busy']);
  });
});
