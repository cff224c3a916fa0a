import type { ListField } from './fields.ts';
import {
  type ColumnMapping,
  type Header,
  isHeaderRow,
  type ListColumn,
  mapColumns,
  readHeader,
} from './find-header.ts';
import { fillMergedDown, mergedDown } from './merged-down.ts';
import { type RowCells, type RowKind, rowKind } from './row-kinds.ts';
import type { ListRow } from './rows.ts';
import { cleanCell, isDitto } from './text.ts';
import { cellText, type ListCell, type Sheet, type SheetRow, sheetRows, type Workbook } from './workbook.ts';

/** One header and what stands below it; a sheet may hold several. */
export interface ListSection {
  readonly sheet: string;
  readonly hidden: boolean;
  readonly headerRow: number;
  readonly columns: readonly ListColumn[];
  /** Remember a corrected mapping under this. */
  readonly signature: string;
  readonly rowCount: number;
}

export interface SkippedSheet {
  readonly sheet: string;
  readonly why: 'empty' | 'hint' | 'other_purpose' | 'no_header';
}

export interface ListReading {
  readonly sections: readonly ListSection[];
  readonly rows: readonly ListRow[];
  readonly skippedSheets: readonly SkippedSheet[];
  readonly hiddenRows: number;
}

export interface ReadListsOptions {
  /** A remembered or just corrected mapping for a header. */
  readonly mappingOf?: (header: Header, sheet: string) => ColumnMapping | undefined;
}

/** A header stands among the first rows of a sheet that are not blank. */
const headerWithinRows = 50;
const hintNames =
  /^(?:petunjuk|panduan|contoh|instruksi|cara|keterangan|referensi|ref|kode|bantuan|help|readme|read me|guide|template|info|master|lokasi_?pekerjaan)/iu;
/** Sheets of the BPJS workbook that report leaving or changed workers, not new ones (domain rules 4.4). */
const otherPurposeNames = /^(?:data_tk_na|data_upah|update_data_tk)$/iu;

/** Finds every worker list of a workbook: headers, columns and the rows that are people, sheet by sheet. */
export function readLists(workbook: Workbook, options: ReadListsOptions = {}): ListReading {
  const isOnlySheet = workbook.sheets.filter((sheet) => sheet.blocks.length > 0).length === 1;
  const sections: ListSection[] = [];
  const rows: ListRow[] = [];
  const skippedSheets: SkippedSheet[] = [];
  for (const sheet of workbook.sheets) {
    const why = isOnlySheet ? null : whySkipped(sheet);
    const found =
      why === null ? readSheet(sheet, { ...options, uses1904Dates: workbook.uses1904Dates }) : null;
    if (found === null || found.sections.length === 0)
      skippedSheets.push({ sheet: sheet.name, why: why ?? 'no_header' });
    else {
      sections.push(...found.sections);
      for (const row of found.rows) rows.push(row);
    }
  }
  return { sections, rows, skippedSheets, hiddenRows: rows.filter((row) => row.hidden).length };
}

function whySkipped(sheet: Sheet): SkippedSheet['why'] | null {
  if (sheet.blocks.length === 0) return 'empty';
  if (hintNames.test(sheet.name.trim())) return 'hint';
  return otherPurposeNames.test(sheet.name.trim()) ? 'other_purpose' : null;
}

interface OpenSection {
  readonly header: Header;
  readonly columns: readonly ListColumn[];
  readonly mapped: readonly { index: number; field: ListField }[];
  readonly isNumbered: boolean;
  /** Resolved cells of the data row above, for `sda`. */
  above: RowCells;
  lastDataRow: number;
  rowCount: number;
  /** Rows that are people only if more people follow. */
  pending: ListRow[];
}

interface SheetOptions extends ReadListsOptions {
  readonly uses1904Dates: boolean;
}

function readSheet(sheet: Sheet, options: SheetOptions): { sections: ListSection[]; rows: ListRow[] } {
  const sections: ListSection[] = [];
  const rows: ListRow[] = [];
  let open: OpenSection | null = null;
  let above: SheetRow | null = null;
  let skipRow = 0;
  let seen = 0;
  const wideMerges = new Set(
    sheet.merges.filter((range) => range.lastColumn - range.firstColumn >= 2).map((range) => range.firstRow),
  );
  const merges = mergedDown(sheet.merges);
  for (const [row, below] of withNext(sheetRows(sheet))) {
    seen += 1;
    if (row.row === skipRow) continue;
    if (open === null && seen > headerWithinRows) break;
    if ((open === null || mayBeHeader(row, open)) && isHeaderRow(row.cells)) {
      const header = readHeader({ above, row, below }, sheet.merges);
      if (header.rowCount === 2) skipRow = row.row + 1;
      if (open === null || header.signature !== open.header.signature) {
        if (open !== null) close(open, { sheet, sections, rows });
        open = openSection(header, options.mappingOf?.(header, sheet.name));
      }
    } else if (open !== null) {
      take(row, open, {
        sheet,
        rows,
        isMergedAcross: wideMerges.has(row.row),
        merges,
        uses1904Dates: options.uses1904Dates,
      });
    }
    above = row;
  }
  if (open !== null) close(open, { sheet, sections, rows });
  return { sections, rows };
}

function* withNext(rows: Iterable<SheetRow>): Generator<[SheetRow, SheetRow | null]> {
  let held: SheetRow | null = null;
  for (const row of rows) {
    if (held !== null) yield [held, row];
    held = row;
  }
  if (held !== null) yield [held, null];
}

function openSection(header: Header, mapping: ColumnMapping | undefined): OpenSection {
  const columns = mapColumns(header.columns, mapping);
  const mapped = columns.flatMap(({ index, field }) => (field === null ? [] : [{ index, field }]));
  return {
    header,
    columns,
    mapped,
    isNumbered: mapped.some(({ field }) => field === 'number'),
    above: {},
    lastDataRow: header.row + header.rowCount - 1,
    rowCount: 0,
    pending: [],
  };
}

/** A cheap look before the dear one: below a header, another header has no digits where the NIK should be. */
function mayBeHeader(row: SheetRow, open: OpenSection): boolean {
  const column =
    open.mapped.find(({ field }) => field === 'nik') ?? open.mapped.find(({ field }) => field === 'name');
  const text = column === undefined ? '' : cellText(row.cells[column.index]);
  return text.length <= 60 && !/\d/u.test(text);
}

interface TakeContext {
  readonly sheet: Sheet;
  readonly rows: ListRow[];
  readonly isMergedAcross: boolean;
  readonly merges: ReturnType<typeof mergedDown>;
  readonly uses1904Dates: boolean;
}

function take(row: SheetRow, open: OpenSection, context: TakeContext): void {
  const cells = mappedCells(row, open);
  const kind: RowKind = rowKind(cells, {
    isNumbered: open.isNumbered,
    isMergedAcross: context.isMergedAcross,
  });
  if (kind === 'none') return;
  fillMergedDown(cells, row.row, { above: open.above, mapped: open.mapped, merges: context.merges });
  resolveDittos(cells, open.above);
  if (context.uses1904Dates) settleSerials(cells);
  open.above = cells;
  const listRow: ListRow = {
    sheet: context.sheet.name,
    row: row.row,
    hidden: row.hidden || context.sheet.hidden,
    cells,
  };
  if (kind === 'maybe' && (open.pending.length > 0 || row.row !== open.lastDataRow + 1)) {
    open.pending.push(listRow);
    return;
  }
  for (const pending of open.pending.splice(0)) keep(pending, open, context.rows);
  keep(listRow, open, context.rows);
}

function keep(row: ListRow, open: OpenSection, rows: ListRow[]): void {
  rows.push(row);
  open.rowCount += 1;
  open.lastDataRow = row.row;
}

function mappedCells(row: SheetRow, open: OpenSection): RowCells {
  const cells: RowCells = {};
  for (const { index, field } of open.mapped) {
    const cell = row.cells[index];
    if (cell !== undefined && !isBlank(cell)) cells[field] = cell;
  }
  return cells;
}

function isBlank(cell: ListCell): boolean {
  const text = cellText(cell);
  return (
    text === '' || (text.charCodeAt(0) <= 0x20 || text.charCodeAt(0) >= 0x7f ? cleanCell(cell) === '' : false)
  );
}

function resolveDittos(cells: RowCells, above: RowCells): void {
  let field: ListField;
  for (const key in cells) {
    if (!isFieldOf(cells, key)) continue;
    field = key;
    const cell = cells[field];
    if (cell === undefined || cellText(cell).length > 24 || !isDitto(cleanCell(cell))) continue;
    const repeated = above[field];
    if (repeated === undefined) delete cells[field];
    else cells[field] = repeated;
  }
}

function isFieldOf(cells: RowCells, key: string): key is ListField {
  return key in cells;
}

/** Bare serial days of a 1904 workbook are moved to the 1900 system, so that a kept row means the same without its file. */
function settleSerials(cells: RowCells): void {
  const cell = cells.birthDate;
  if (
    cell === undefined ||
    typeof cell === 'string' ||
    cell.kind !== 'number' ||
    !/^\d{4,5}(?:\.\d+)?$/.test(cell.text)
  )
    return;
  cells.birthDate = { ...cell, text: String(Math.floor(Number(cell.text)) + 1_462) };
}

/** What is still pending when the list ends stood below it: signatures, not people. */
function close(open: OpenSection, context: { sheet: Sheet; sections: ListSection[]; rows: ListRow[] }): void {
  context.sections.push({
    sheet: context.sheet.name,
    hidden: context.sheet.hidden,
    headerRow: open.header.row,
    columns: open.columns,
    signature: open.header.signature,
    rowCount: open.rowCount,
  });
}
