import { describe, expect, test } from 'vitest';
import { readTargetLines } from './target-lines.ts';

const header = [
  'area_code',
  'branch_code',
  'year',
  'segment',
  'indicator',
  'value',
  'unit',
  'source',
  'as_of',
];
const good = ['51.01', '', '2026', 'ALL', 'COV-UCJ', '40,5', 'percent', 'RPJMD', '2025-01-31'];

function read(...rows: readonly (readonly string[])[]) {
  return readTargetLines(
    rows.map((cells, index) => ({ line: index + 1, cells })),
    '2026-11-15',
  );
}

describe('file of targets', () => {
  test('reads areas and branches, percentages and numbers, years and months', () => {
    const { lines, problems } = read(
      header,
      good,
      ['', 'dps', '2026-06', 'BPU', 'new-workers', '92.644', 'pekerja', 'RKAT', '31-12-2025'],
      ['51.01', '', '2026', 'ALL', 'ACTIVE-EMPLOYERS', '1754', 'pemberi kerja', 'RKAT', '2025-12-31'],
    );
    expect(problems).toEqual([]);
    expect(
      lines.map((line) => [line.areaCode || line.branchCode, line.period, line.value, line.unit]),
    ).toEqual([
      ['51.01', '2026', '40.5', 'percent'],
      ['DPS', '2026-06', '92644', 'workers'],
      ['51.01', '2026', '1754', 'employers'],
    ]);
  });

  test.each([
    { column: 0, cell: '', code: 'scope_missing' },
    { column: 1, cell: 'DPS', code: 'scope_missing' },
    { column: 2, cell: '26', code: 'period_invalid' },
    { column: 2, cell: '2026-13', code: 'period_invalid' },
    { column: 3, cell: 'SEMUA?', code: 'segment_invalid' },
    { column: 4, cell: 'TARGET', code: 'indicator_unknown' },
    { column: 4, cell: 'NEW-WORKERS', code: 'unit_not_of_indicator' },
    { column: 5, cell: '100,5', code: 'value_invalid' },
    { column: 5, cell: '0', code: 'value_invalid' },
    { column: 6, cell: 'ribu', code: 'unit_invalid' },
    { column: 6, cell: 'employers', code: 'unit_not_of_indicator' },
    { column: 7, cell: ' ', code: 'source_missing' },
    { column: 8, cell: '31-02-2025', code: 'as_of_invalid' },
    { column: 8, cell: '2027-01-01', code: 'as_of_future' },
  ])('says what is wrong with "$cell" in column $column: $code', ({ column, cell, code }) => {
    const { problems } = read(header, good.with(column, cell));
    expect(problems.map((problem) => [problem.line, problem.code])).toContainEqual([2, code]);
  });

  test('a file without rows or needed columns, and a line said twice', () => {
    expect(read(header).problems[0]?.code).toBe('file_empty');
    expect(read(header.slice(0, 6), good).problems.map(({ field }) => field)).toEqual([
      'unit',
      'source',
      'asOf',
    ]);
    expect(read(header, good, good).problems).toEqual([{ line: 3, field: '', code: 'line_duplicate' }]);
  });
});
