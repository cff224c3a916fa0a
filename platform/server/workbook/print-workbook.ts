import writeExcelFile, { type Cell, type SheetData } from 'write-excel-file/node';

/** A cell: words, a count, or rupiah (bigint), which stand as numbers so that they can be added up. */
export type WorkbookCell = string | number | bigint;

export type WorkbookRow = {
  readonly cells: readonly WorkbookCell[];
  /** A cell of the body breaks its lines; a `line` runs on over the empty cells at its right; `head` and `total` are ruled. */
  readonly look?: 'title' | 'line' | 'head' | 'total';
};

export interface WorkbookSheet {
  /** At most 31 letters, no path signs. */
  readonly name: string;
  /** Letters a column holds. */
  readonly widths: readonly number[];
  readonly rows: readonly WorkbookRow[];
  readonly isLandscape?: boolean;
}

/** An XLSX file of these sheets. Words that a sheet program would run as a formula are marked as text. */
export function printWorkbook(sheets: readonly WorkbookSheet[]): Promise<Buffer> {
  const written = sheets.map(({ name, widths, rows, isLandscape = false }) => ({
    sheet: name,
    columns: widths.map((width) => ({ width })),
    ...(isLandscape ? { orientation: 'landscape' as const } : {}),
    data: rows.map(rowOf) satisfies SheetData,
  }));
  return writeExcelFile(written).toBuffer();
}

function rowOf({ cells, look }: WorkbookRow): Cell[] {
  if (cells.length === 0) return [null];
  return cells.map((cell) => cellOf(cell, look));
}

function cellOf(cell: WorkbookCell, look: WorkbookRow['look']): Cell {
  const style = styles[look ?? 'plain'];
  if (cell === '') return look === 'head' || look === 'total' ? { value: ' ', type: String, ...style } : null;
  if (typeof cell === 'string')
    return { value: defused(cell), type: String, wrap: look === undefined || look === 'head', ...style };
  return { value: Number(cell), type: Number, format: '#,##0', ...style };
}

const rule = { borderColor: '#7A8A8C' } as const;
const styles = {
  plain: { alignVertical: 'top' },
  title: { fontWeight: 'bold', fontSize: 13 },
  line: {},
  head: { fontWeight: 'bold', bottomBorderStyle: 'thin', topBorderStyle: 'thin', ...rule },
  total: { fontWeight: 'bold', topBorderStyle: 'thin', ...rule },
} as const;

/** What a sheet program would run as a formula, marked as text. Source: SECURITY 2.9, ASVS 1.2.10. */
export function defused(text: string): string {
  return /^[=+\-@\t\r\n\0]/.test(text) ? `'${text}` : text;
}
