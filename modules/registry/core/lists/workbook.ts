/** What a cell was in the file it came from; a CSV has text only. */
export type CellKind = 'text' | 'number' | 'date' | 'boolean' | 'error';

export const cellKinds = [
  'text',
  'number',
  'date',
  'boolean',
  'error',
] as const satisfies readonly CellKind[];

/** Bit of a cell's mark that says its stored value was made by a formula. */
export const formulaMark = 8;

/**
 * A run of consecutive rows of one sheet, packed so that it crosses threads as one string and a few arrays.
 * Cell `c` of row `r` is number `rowStarts[r] + c`; its text is `text.slice(ends[n - 1] ?? 0, ends[n])`; its mark is the
 * index in `cellKinds`, plus `formulaMark`. Blank rows are left out, blank cells at the end of a row too.
 */
export interface SheetBlock {
  /** Row numbers as Excel or an editor shows them. */
  readonly rowNumbers: Uint32Array;
  /** 1 where the row is hidden. */
  readonly rowHidden: Uint8Array;
  /** One longer than `rowNumbers`. */
  readonly rowStarts: Uint32Array;
  readonly ends: Uint32Array;
  readonly marks: Uint8Array;
  readonly text: string;
}

/** A merged range; rows are numbered as shown (from 1), columns from 0, both ends included. */
export interface MergedRange {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
}

export interface Sheet {
  /** Empty for a text file. */
  readonly name: string;
  readonly hidden: boolean;
  readonly merges: readonly MergedRange[];
  readonly blocks: readonly SheetBlock[];
}

export type FileFormat = 'xlsx' | 'xls' | 'ods' | 'csv';

export interface Workbook {
  readonly format: FileFormat;
  /** True where serial day numbers count from 1904. */
  readonly uses1904Dates: boolean;
  readonly sheets: readonly Sheet[];
}

/**
 * A cell of a list: a plain text, or what it was where it was not. A date's text is `YYYY-MM-DD`, a number's the
 * shortest decimal with a point.
 */
export type ListCell = string | MarkedCell;

export interface MarkedCell {
  readonly text: string;
  readonly kind: CellKind;
  readonly formula?: true;
}

export interface SheetRow {
  /** The row number that Excel or an editor shows. */
  readonly row: number;
  readonly hidden: boolean;
  readonly cells: readonly ListCell[];
}

/** The text of a cell, empty for none. */
export function cellText(cell: ListCell | undefined): string {
  if (cell === undefined) return '';
  return typeof cell === 'string' ? cell : cell.text;
}

/** The rows of a sheet one by one, blank ones left out. */
export function* sheetRows(sheet: Sheet): Generator<SheetRow> {
  for (const block of sheet.blocks) {
    for (let index = 0; index < block.rowNumbers.length; index += 1) {
      yield {
        row: block.rowNumbers[index] ?? 0,
        hidden: block.rowHidden[index] === 1,
        cells: cellsOfRow(block, index),
      };
    }
  }
}

function cellsOfRow(block: SheetBlock, index: number): ListCell[] {
  const first = block.rowStarts[index] ?? 0;
  const last = block.rowStarts[index + 1] ?? first;
  const cells = new Array<ListCell>(last - first);
  let start = first === 0 ? 0 : (block.ends[first - 1] ?? 0);
  for (let cell = first; cell < last; cell += 1) {
    const end = block.ends[cell] ?? start;
    const text = block.text.slice(start, end);
    const mark = block.marks[cell] ?? 0;
    cells[cell - first] = mark === 0 ? text : markedCell(text, mark);
    start = end;
  }
  return cells;
}

function markedCell(text: string, mark: number): MarkedCell {
  const kind = cellKinds[mark % formulaMark] ?? 'text';
  return mark >= formulaMark ? { text, kind, formula: true } : { text, kind };
}
