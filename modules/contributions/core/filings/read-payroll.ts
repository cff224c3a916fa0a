import { readRupiah } from '#modules/registry/core/index.ts';

/** One row of a payroll that was pasted: who, by NIK (16 digits) or KPJ (11), and his wage. */
export interface PayrollRow {
  /** Its line in the text, from 1. */
  readonly line: number;
  readonly nik: string | null;
  readonly kpj: string | null;
  readonly name: string;
  readonly wageIdr: bigint;
}

export interface PayrollFault {
  readonly line: number;
  readonly code: 'number_missing' | 'wage_missing' | 'twice';
}

export interface PayrollReading {
  readonly rows: readonly PayrollRow[];
  readonly faults: readonly PayrollFault[];
}

/**
 * Reads cells pasted from a spreadsheet: a line a worker, cells apart by tabs (or `;`), in any order. The NIK or KPJ is known by its digits, the wage is
 * the last amount to the right of it, the name the first cell with letters. Lines without any digits (titles, blanks) are no rows.
 */
export function readPayroll(text: string): PayrollReading {
  const seen = new Set<string>();
  const rows: PayrollRow[] = [];
  const faults: PayrollFault[] = [];
  for (const [index, written] of text.split(/\r\n|\r|\n/).entries()) {
    if (!/\d/.test(written)) continue;
    const read = readLine(written, index + 1);
    const number = 'code' in read ? null : (read.nik ?? read.kpj);
    if ('code' in read) faults.push(read);
    else if (number !== null && seen.has(number)) faults.push({ line: read.line, code: 'twice' });
    else {
      if (number !== null) seen.add(number);
      rows.push(read);
    }
  }
  return { rows, faults };
}

function readLine(written: string, line: number): PayrollRow | PayrollFault {
  const cells = cellsOf(written);
  const digits = cells.map((cell) => (/^'?[\d\s.-]+$/.test(cell) ? cell.replace(/\D/g, '') : ''));
  const nikAt = digits.findIndex((cell) => cell.length === 16);
  const kpjAt =
    nikAt >= 0 ? -1 : digits.findIndex((cell, at) => cell.length === 11 && !/[.]/.test(cells[at] ?? ''));
  if (nikAt < 0 && kpjAt < 0) return { line, code: 'number_missing' };
  const wages = cells.flatMap((cell, at) => {
    if (at <= Math.max(nikAt, kpjAt) || !/\d/.test(cell)) return [];
    const { amountIdr, fault } = readRupiah(cell);
    return amountIdr === null || fault !== null ? [] : [amountIdr];
  });
  const wageIdr = wages.at(-1) ?? 0n;
  if (wageIdr <= 0n) return { line, code: 'wage_missing' };
  const name = cells.find((cell) => /\p{L}/u.test(cell) && !/^rp/i.test(cell)) ?? '';
  return { line, nik: digits[nikAt] ?? null, kpj: digits[kpjAt] ?? null, name, wageIdr };
}

function cellsOf(written: string): string[] {
  const apart = written.includes('\t') ? '\t' : ';';
  return written.split(apart).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
}
