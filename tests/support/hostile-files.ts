import { strToU8 } from 'fflate';
import { buildXlsx, columnName, sheetXml } from '#tests/fixtures/lists/build-workbook.ts';

export interface HostileFile {
  readonly name: string;
  readonly fileName: string;
  readonly build: () => Uint8Array;
  readonly code: string;
}

const good = sheetXml([
  ['NIK', 'Nama', 'Tanggal Lahir'],
  ['5171042104040001', 'I Nyoman Ariani', '21-04-2004'],
]);

/** The hostile uploads that the server must refuse soon and outlive, each with its own code. */
export const hostileFiles: readonly HostileFile[] = [
  {
    name: 'a zip bomb',
    fileName: 'bom.xlsx',
    build: () => withPart('xl/media/image1.png', new Uint8Array(100 * 1_048_576)),
    code: 'list.file_bomb',
  },
  { name: '2,000,001 cells', fileName: 'sel.xlsx', build: tooManyCells, code: 'list.file_too_many_cells' },
  {
    name: 'a macro file',
    fileName: 'makro.xlsm',
    build: () => withPart('xl/vbaProject.bin', strToU8('x')),
    code: 'list.file_macro',
  },
  { name: 'an encrypted file', fileName: 'sandi.xlsx', build: encrypted, code: 'list.file_encrypted' },
  {
    name: 'a truncated zip',
    fileName: 'putus.xlsx',
    build: cutInHalf,
    code: 'list.file_truncated',
  },
  {
    name: 'a DTD',
    fileName: 'dtd.xlsx',
    build: () =>
      withPart('xl/styles.xml', strToU8('<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><styleSheet/>')),
    code: 'list.file_dtd',
  },
  { name: '50,001 rows', fileName: 'panjang.csv', build: tooManyRows, code: 'list.file_too_many_rows' },
  {
    name: 'a file renamed to .xlsx',
    fileName: 'foto.xlsx',
    build: () => Buffer.from('\x89PNG\r\n\x1a\n and so on', 'latin1'),
    code: 'list.file_unsupported',
  },
];

function withPart(name: string, content: Uint8Array): Uint8Array {
  return buildXlsx({ sheets: [{ name: 'Daftar', xml: good }], extraParts: { [name]: content } });
}

function tooManyCells(): Uint8Array {
  const names = Array.from({ length: 40 }, (_, column) => columnName(column));
  const rows = Array.from({ length: 50_000 }, (_, index) => {
    const row = index + 1;
    return `<row r="${row}">${names.map((name) => `<c r="${name}${row}"><v>${row % 7}</v></c>`).join('')}</row>`;
  });
  return buildXlsx({
    sheets: [
      {
        name: 'Daftar',
        xml: `<sheetData>${rows.join('')}<row r="50001"><c r="A50001"><v>1</v></c></row></sheetData>`,
      },
    ],
  });
}

function tooManyRows(): Uint8Array {
  const rows = Array.from({ length: 50_001 }, (_, index) => `${5171042104040001 + index};Ni Made;21-04-2004`);
  return Buffer.from(`NIK;Nama;Tanggal Lahir\n${rows.join('\n')}\n`);
}

function encrypted(): Uint8Array {
  const names = ['EncryptionInfo', 'EncryptedPackage'].map((name) => Buffer.from(`${name}\0`, 'utf16le'));
  return Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(1_024), ...names]);
}

function cutInHalf(): Uint8Array {
  const whole = withPart('xl/styles.xml', strToU8('<styleSheet/>'));
  return whole.subarray(0, whole.length / 2);
}
