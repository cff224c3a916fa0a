import { describe, expect, test } from 'vitest';
import { readCount } from './csv-lines.ts';
import { readDenominatorLines } from './denominator-lines.ts';

const header = ['area_code', 'segment', 'value', 'definition', 'source', 'as_of'];
const good = ['51.04', 'ALL', '198.628', 'COV-UCJ', 'BPJS', '2025-09-30'];

function read(...rows: readonly (readonly string[])[]) {
  return readDenominatorLines(
    rows.map((cells, index) => ({ line: index + 1, cells })),
    '2026-11-15',
  );
}

describe('file of workforce figures', () => {
  test('reads a line, thousands with dots or without', () => {
    const { lines, problems } = read(header, good, ['51.03', 'pu', '1873899', 'COV-PU', 'BPS', '31-08-2025']);
    expect(problems).toEqual([]);
    expect(
      lines.map((line) => [line.line, line.areaCode, line.segment, line.value, line.asOf, line.certainty]),
    ).toEqual([
      [2, '51.04', 'ALL', 198_628n, '2025-09-30', 'C'],
      [3, '51.03', 'PU', 1_873_899n, '2025-08-31', 'C'],
    ]);
  });

  test('takes Indonesian headers in any order', () => {
    const titles = ['Sumber', 'Nilai', 'Kode Wilayah', 'Segmen', 'Definisi', 'Tanggal'];
    expect(read(titles, ['BPS', '5', '51', 'BPU', 'X', '2025-08-31']).lines).toHaveLength(1);
  });

  test('a figure may be of one occupation, which makes it another figure than that of all', () => {
    const titles = [...header, 'occupation'];
    const { lines, problems } = read(titles, [...good, ''], [...good, 'Farmer']);
    expect([lines.map((line) => line.occupationGroup), problems]).toEqual([['', 'farmer'], []]);
    expect(read(titles, [...good, 'petani padi']).problems).toEqual([
      { line: 2, field: 'occupationGroup', code: 'occupation_unknown' },
    ]);
    expect(read(titles, [...good, 'farmer'], [...good, 'farmer']).problems[0]?.code).toBe('line_duplicate');
  });

  test.each([
    { column: 0, cell: '51.4', code: 'area_invalid' },
    { column: 1, cell: 'SEMUA?', code: 'segment_invalid' },
    { column: 2, cell: '1,873', code: 'value_invalid' },
    { column: 2, cell: '0', code: 'value_invalid' },
    { column: 2, cell: '1.87', code: 'value_invalid' },
    { column: 3, cell: '', code: 'definition_missing' },
    { column: 3, cell: 'synthetic', code: 'definition_reserved' },
    { column: 4, cell: ' ', code: 'source_missing' },
    { column: 5, cell: '31-02-2025', code: 'as_of_invalid' },
    { column: 5, cell: '2026-11-16', code: 'as_of_future' },
  ])('$cell in column $column is $code', ({ column, cell, code }) => {
    const { lines, problems } = read(header, good.with(column, cell));
    expect(lines).toEqual([]);
    expect(problems.map((problem) => [problem.line, problem.code])).toEqual([[2, code]]);
  });

  test('tells every missing column, an empty file, and a figure given twice', () => {
    expect(read(['area_code', 'segment', 'value'], good).problems.map((problem) => problem.field)).toEqual([
      'definition',
      'source',
      'asOf',
    ]);
    expect(read(header).problems.map((problem) => problem.code)).toEqual(['file_empty']);
    expect(read(header, good, good).problems).toEqual([{ line: 3, field: '', code: 'line_duplicate' }]);
  });

  test('a comma is never guessed to mean thousands', () => {
    expect(['1.873.899', '1873899', '1,873,899', '12.34', '1873899.5'].map(readCount)).toEqual([
      1_873_899n,
      1_873_899n,
      null,
      null,
      null,
    ]);
  });
});
