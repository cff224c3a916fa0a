import {
  defused,
  printWorkbook,
  type WorkbookCell,
  type WorkbookRow,
} from '#platform/server/workbook/index.ts';

const types = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv;charset=utf-8',
} as const;

interface PrintedTable {
  /** Of the file, without its ending. */
  readonly name: string;
  readonly title: string;
  /** What the table is, as label and words. */
  readonly above: readonly (readonly [string, string])[];
  readonly columns: readonly string[];
  readonly rows: readonly (readonly WorkbookCell[])[];
  readonly widths: readonly number[];
  /** Name of the sheet in a workbook. */
  readonly sheet: string;
}

/** A table as a file, with its title and what it is above it. */
export async function printTable(
  form: keyof typeof types,
  { name, title, above, columns, rows, widths, sheet }: PrintedTable,
): Promise<File> {
  const file = `${name}.${form}`;
  if (form === 'csv')
    return new File([csvOf([[title], ...above, [], columns, ...rows])], file, { type: types.csv });
  const lines: WorkbookRow[] = [
    { look: 'title', cells: [title] },
    ...above.map((cells): WorkbookRow => ({ look: 'line', cells: [cells.join(': ')] })),
    { cells: [] },
    { look: 'head', cells: columns },
    ...rows.map((cells): WorkbookRow => ({ cells })),
  ];
  const book = await printWorkbook([{ name: sheet, widths, rows: lines, isLandscape: true }]);
  return new File([new Uint8Array(book)], file, { type: types.xlsx });
}

function csvOf(rows: readonly (readonly WorkbookCell[])[]): string {
  const cellOf = (cell: WorkbookCell) => {
    const text = typeof cell === 'string' ? defused(cell) : String(cell);
    return /[",\r\n;]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  // The mark tells spreadsheet programs that it is UTF-8.
  return `\uFEFF${rows.map((row) => row.map(cellOf).join(',')).join('\r\n')}\r\n`;
}
