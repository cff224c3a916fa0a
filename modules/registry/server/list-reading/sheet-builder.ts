import type { SheetBlock } from '#modules/registry/core/index.ts';
import { faultOf } from './file-fault.ts';
import type { ListFileLimits } from './limits.ts';

/** What all sheets of one file have used up of its limits. */
export interface FileBudget {
  readonly limits: ListFileLimits;
  rows: number;
  cells: number;
  characters: number;
}

export function newBudget(limits: ListFileLimits): FileBudget {
  return { limits, rows: 0, cells: 0, characters: 0 };
}

const rowsPerBlock = 4_096;
const onlySpaces = /^\s*$/u;

/** Packs rows into blocks and hands each over when it is full, counting against the file's budget. */
export class SheetBuilder {
  private readonly budget: FileBudget;
  private readonly sheetName: string;
  private readonly send: (block: SheetBlock) => void;
  private rowNumbers: number[] = [];
  private rowHidden: number[] = [];
  private rowStarts: number[] = [0];
  private ends: number[] = [];
  private marks: number[] = [];
  private parts: string[] = [];
  private length = 0;

  constructor(budget: FileBudget, sheetName: string, send: (block: SheetBlock) => void) {
    this.budget = budget;
    this.sheetName = sheetName;
    this.send = send;
  }

  /** Adds a row; `marks` are those of `SheetBlock`. A row of spaces is left out, and so are blank cells at its end. */
  addRow(row: number, hidden: boolean, texts: readonly string[], marks?: readonly number[]): void {
    let width = texts.length;
    while (width > 0 && isBlank(texts[width - 1] ?? '')) width -= 1;
    if (width === 0) return;
    const { budget } = this;
    const { limits } = budget;
    if (width > limits.columns) throw faultOf('list.file_too_many_columns', this.place(row, limits.columns));
    for (let column = 0; column < width; column += 1)
      this.addCell(row, texts[column] ?? '', marks?.[column] ?? 0);
    budget.rows += 1;
    if (budget.rows > limits.filledRows) throw faultOf('list.file_too_many_rows', { limit: limits.dataRows });
    if (budget.cells > limits.filledCells) {
      throw faultOf('list.file_too_many_cells', { limit: limits.filledCells });
    }
    if (budget.characters > limits.totalCharacters) throw faultOf('list.file_too_complex');
    this.rowNumbers.push(row);
    this.rowHidden.push(hidden ? 1 : 0);
    this.rowStarts.push(this.ends.length);
    if (this.rowNumbers.length >= rowsPerBlock) this.flush();
  }

  private addCell(row: number, text: string, mark: number): void {
    if (text.length > this.budget.limits.cellCharacters) {
      throw faultOf('list.file_cell_too_long', this.place(row, this.budget.limits.cellCharacters));
    }
    if (text !== '') {
      this.budget.cells += 1;
      this.budget.characters += text.length;
      this.length += text.length;
      this.parts.push(text);
    }
    this.ends.push(this.length);
    this.marks.push(mark);
  }

  private place(row: number, limit: number): { sheet: string; row: number; limit: number } {
    return { sheet: this.sheetName, row, limit };
  }

  /** Hands over what is left. */
  flush(): void {
    if (this.rowNumbers.length === 0) return;
    this.send({
      rowNumbers: new Uint32Array(this.rowNumbers),
      rowHidden: new Uint8Array(this.rowHidden),
      rowStarts: new Uint32Array(this.rowStarts),
      ends: new Uint32Array(this.ends),
      marks: new Uint8Array(this.marks),
      text: this.parts.join(''),
    });
    this.rowNumbers = [];
    this.rowHidden = [];
    this.rowStarts = [0];
    this.ends = [];
    this.marks = [];
    this.parts = [];
    this.length = 0;
  }
}

function isBlank(text: string): boolean {
  return text === '' || (text.length < 16 && onlySpaces.test(text));
}
