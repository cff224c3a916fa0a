import { digitsOf } from '#platform/web/money-text.ts';
import type { Language } from '#platform/web/text.ts';

/** A row of the budgets as someone types it. */
export interface BudgetDraft {
  readonly villageCode: string;
  readonly villageName: string;
  readonly amount: string;
  readonly treasurerName: string;
}

/** What became of pasted lines. */
export interface Pasted {
  readonly rows: readonly BudgetDraft[];
  readonly taken: number;
  /** Lines whose village is not here or whose amount is no number, as they were pasted. */
  readonly refused: readonly string[];
}

/** True for an amount that can be sent: whole rupiah, or nothing. */
export function isAmount(amount: string): boolean {
  return amount === '' || /^\d{1,13}$/.test(amount);
}

/** Takes lines of a worksheet (village or code, amount, treasurer), separated by tabs or semicolons, into the rows of their villages. */
export function pasteBudgets(rows: readonly BudgetDraft[], text: string, language: Language): Pasted {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const read = lines.map((line) => ({ line, found: readLine(rows, line, language) }));
  const changes = new Map(read.flatMap(({ found }) => (found ? [[found.villageCode, found] as const] : [])));
  return {
    rows: rows.map((row) => changes.get(row.villageCode) ?? row),
    taken: changes.size,
    refused: read.filter(({ found }) => found === null).map(({ line }) => line.trim()),
  };
}

function readLine(rows: readonly BudgetDraft[], line: string, language: Language): BudgetDraft | null {
  const [village = '', typed = '', treasurer] = line.split(/\t|;/).map((cell) => cell.trim());
  const amount = digitsOf(typed, language);
  const named = keyOf(village);
  const matches = rows.filter(
    (row) => row.villageCode !== '' && (row.villageCode === village || keyOf(row.villageName) === named),
  );
  const [row] = matches;
  if (matches.length !== 1 || !row || amount === '' || !isAmount(amount)) return null;
  return {
    ...row,
    amount,
    treasurerName: treasurer === undefined ? row.treasurerName : treasurer.slice(0, 100),
  };
}

function keyOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/^(desa|kelurahan|kel\.?)\s+/, '')
    .replace(/[^a-z0-9]/g, '');
}
