import writeExcelFile, { type Cell, type SheetData } from 'write-excel-file/node';
import {
  isReasonCode,
  type ListCell,
  type RowOutcome,
  reasonCatalogue,
  type Sheet,
  sheetRows,
  type Workbook,
} from '#modules/registry/core/index.ts';
import { textOf } from '#platform/server/texts.ts';
import { defused } from '#platform/server/workbook/index.ts';

type Language = 'id' | 'en';

export interface Remark {
  readonly outcome: RowOutcome;
  readonly reasons: readonly string[];
  readonly registered: boolean;
}

export interface RemarkedSheets {
  readonly workbook: Workbook;
  /** Header row of each sheet that holds a list, by sheet name. */
  readonly headerRows: ReadonlyMap<string, number>;
  /** By `<sheet>|<row number>`. */
  readonly remarks: ReadonlyMap<string, Remark>;
  readonly language: Language;
}

const shades: Readonly<Record<RowOutcome | 'registered', string>> = {
  ready: '#E3F4EA',
  warning: '#FFF3D6',
  fix: '#FDE5D8',
  rejected: '#F6DADA',
  registered: '#DCEBFA',
};

/** The file's cells as they stood, sheet by sheet, with two columns more: what became of a row, and what to do about it. */
export async function remarkedWorkbook(sheets: RemarkedSheets): Promise<Buffer> {
  const named = uniqueNames(sheets.workbook.sheets);
  const written = sheets.workbook.sheets.map((sheet, index) =>
    remarkedSheet(sheet, named[index] ?? `${index + 1}`, sheets),
  );
  return writeExcelFile(written.length > 0 ? written : [{ data: [[null]], sheet: '1' }]).toBuffer();
}

function remarkedSheet(sheet: Sheet, name: string, { headerRows, remarks, language }: RemarkedSheets) {
  const rows = [...sheetRows(sheet)];
  const width = rows.reduce((widest, row) => Math.max(widest, row.cells.length), 0);
  const headerRow = headerRows.get(sheet.name);
  const data: SheetData = [];
  for (const row of rows) {
    while (data.length < row.row - 1) data.push([]);
    const cells: Cell[] = row.cells.map(cellOf);
    const remark = remarks.get(`${sheet.name}|${row.row}`);
    if (row.row === headerRow) cells.push(...padding(cells, width), ...titles(language));
    else if (remark) cells.push(...padding(cells, width), ...remarkCells(remark, language));
    data.push(cells);
  }
  const columns = [...Array.from({ length: width }, () => ({ width: 18 })), { width: 24 }, { width: 90 }];
  return { data: data.length > 0 ? data : [[null]], sheet: name, columns };
}

function padding(cells: readonly Cell[], width: number): null[] {
  return Array.from({ length: Math.max(0, width - cells.length) }, () => null);
}

function titles(language: Language): Cell[] {
  return ['lists.download.outcome', 'lists.download.remarks'].map((key) => ({
    value: textOf(language, key),
    fontWeight: 'bold',
  }));
}

function remarkCells({ outcome, reasons, registered }: Remark, language: Language): Cell[] {
  const shown = registered ? 'registered' : outcome;
  const texts = reasons
    .filter(isReasonCode)
    .filter((code) => code in reasonCatalogue)
    .map((code) => textOf(language, `reason.${code}`));
  return [
    { value: textOf(language, `lists.outcome.${shown}`), backgroundColor: shades[shown] },
    texts.length === 0 ? null : { value: texts.join(' '), wrap: true },
  ];
}

/** A cell as it stood: dates as dates, short numbers as numbers, everything else text that no program takes for a formula. */
function cellOf(cell: ListCell): Cell {
  if (typeof cell === 'string') return textCell(cell);
  if (cell.kind === 'date' && /^\d{4}-\d{2}-\d{2}$/.test(cell.text))
    return { value: new Date(`${cell.text}T00:00:00Z`), type: Date, format: 'dd/mm/yyyy' };
  const isShortNumber = cell.kind === 'number' && /^-?\d{1,11}(?:\.\d{1,6})?$/.test(cell.text);
  return isShortNumber ? { value: Number(cell.text), type: Number } : textCell(cell.text);
}

function textCell(text: string): Cell {
  if (text === '') return null;
  return { value: defused(text), type: String };
}

/** Names that Excel takes: not empty, at most 31 letters, none twice, no path signs. */
function uniqueNames(sheets: readonly Sheet[]): string[] {
  const taken = new Set<string>();
  return sheets.map((sheet, index) => {
    const base =
      sheet.name
        .replace(/[:\\/?*[\]']/g, ' ')
        .trim()
        .slice(0, 28) || `Daftar ${index + 1}`;
    const name = taken.has(base.toLowerCase()) ? `${base.slice(0, 26)} ${index + 1}` : base;
    taken.add(name.toLowerCase());
    return name;
  });
}
