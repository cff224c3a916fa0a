import { type CellObject, read, type WorkBook, type WorkSheet } from '@e965/xlsx';
import {
  type CellKind,
  cellKinds,
  formulaMark,
  type MergedRange,
  type SheetBlock,
} from '#modules/registry/core/index.ts';
import { faultOf } from './file-fault.ts';
import type { HiddenRows } from './hidden-rows.ts';
import { type FileBudget, SheetBuilder } from './sheet-builder.ts';

export interface SheetHead {
  readonly name: string;
  readonly hidden: boolean;
  readonly merges: readonly MergedRange[];
}

export interface SpreadsheetReceiver {
  readonly openSheet: (head: SheetHead) => void;
  readonly addBlock: (block: SheetBlock) => void;
}

/** The only door to the spreadsheet library; the file must have passed its guard. Formulas are never evaluated. */
export function readSpreadsheet(
  bytes: Uint8Array,
  context: { budget: FileBudget; hiddenRows: HiddenRows },
  receiver: SpreadsheetReceiver,
): { uses1904Dates: boolean } {
  const workbook = parse(bytes);
  for (const [index, name] of workbook.SheetNames.entries()) {
    const sheet = workbook.Sheets[name];
    if (sheet === undefined) continue;
    const hidden = (workbook.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0;
    receiver.openSheet({ name, hidden, merges: mergesOf(sheet) });
    readSheet(sheet, context.hiddenRows(index), new SheetBuilder(context.budget, name, receiver.addBlock));
    delete workbook.Sheets[name];
  }
  return { uses1904Dates: workbook.Workbook?.WBProps?.date1904 === true };
}

function parse(bytes: Uint8Array): WorkBook {
  try {
    return read(bytes, {
      type: 'array',
      dense: true,
      cellDates: true,
      cellFormula: true,
      cellHTML: false,
      cellText: false,
      nodim: true,
      WTF: false,
    });
  } catch (error) {
    const isLocked = error instanceof Error && /password-protected/i.test(error.message);
    throw faultOf(isLocked ? 'list.file_encrypted' : 'list.file_unreadable');
  }
}

function mergesOf(sheet: WorkSheet): MergedRange[] {
  return (sheet['!merges'] ?? []).slice(0, 10_000).map(({ s, e }) => ({
    firstRow: s.r + 1,
    lastRow: e.r + 1,
    firstColumn: s.c,
    lastColumn: e.c,
  }));
}

function readSheet(sheet: WorkSheet, hiddenRows: ReadonlySet<number>, builder: SheetBuilder): void {
  const rows: readonly (readonly (CellObject | undefined)[] | undefined)[] = sheet['!data'] ?? [];
  for (const index of rows.keys()) {
    const row = rows[index];
    if (row === undefined) continue;
    const texts: string[] = [];
    const marks: number[] = [];
    for (const column of row.keys()) {
      const cell = row[column];
      texts.push(cell === undefined ? '' : textOf(cell));
      marks.push(cell === undefined ? 0 : markOf(cell));
    }
    builder.addRow(index + 1, hiddenRows.has(index + 1), texts, marks);
  }
  builder.flush();
}

const kindOfType: Readonly<Record<CellObject['t'], CellKind>> = {
  s: 'text',
  n: 'number',
  d: 'date',
  b: 'boolean',
  e: 'error',
  z: 'text',
};

function markOf(cell: CellObject): number {
  return cellKinds.indexOf(kindOfType[cell.t]) + (cell.f === undefined ? 0 : formulaMark);
}

function textOf(cell: CellObject): string {
  const { v: value } = cell;
  if (value === undefined || value === null) return '';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
  if (cell.t === 'e') return typeof cell.w === 'string' ? cell.w : '#N/A';
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return String(value);
}
