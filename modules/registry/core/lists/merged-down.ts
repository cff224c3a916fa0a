import type { ListField } from './fields.ts';
import type { RowCells } from './row-kinds.ts';
import type { MergedRange } from './workbook.ts';

/** What several people of a list share, so that a cell merged down over their rows means each of them. */
const shared: ReadonlySet<ListField> = new Set([
  'hamlet',
  'village',
  'district',
  'address',
  'occupation',
  'birthPlace',
]);

/** A sheet with more merges than this was not merged by hand. */
const mergesFollowed = 2_000;

/** The cells of one column that are merged down over several rows. */
export function mergedDown(merges: readonly MergedRange[]): ReadonlyMap<number, readonly MergedRange[]> {
  const byColumn = new Map<number, MergedRange[]>();
  for (const range of merges.slice(0, mergesFollowed)) {
    if (range.lastRow === range.firstRow || range.firstColumn !== range.lastColumn) continue;
    const found = byColumn.get(range.firstColumn);
    if (found === undefined) byColumn.set(range.firstColumn, [range]);
    else found.push(range);
  }
  return byColumn;
}

/** Fills a row's blank cells that lie inside such a merge from the row above. */
export function fillMergedDown(
  cells: RowCells,
  row: number,
  from: {
    above: RowCells;
    mapped: readonly { index: number; field: ListField }[];
    merges: ReadonlyMap<number, readonly MergedRange[]>;
  },
): void {
  if (from.merges.size === 0) return;
  for (const { index, field } of from.mapped) {
    if (cells[field] !== undefined || !shared.has(field)) continue;
    const lies = from.merges.get(index)?.some((range) => range.firstRow < row && row <= range.lastRow);
    const cell = from.above[field];
    if (lies && cell !== undefined) cells[field] = cell;
  }
}
