import type {
  BankStatement,
  StatementLimits,
  StatementLine,
} from '#modules/contributions/core/statement-terms/index.ts';
import { refuseStatement } from '#modules/contributions/core/statement-terms/index.ts';
import { cleanReference, cleanStatementText } from './clean-text.ts';
import { CsvAccount } from './csv-account.ts';
import { CsvAmounts, type CsvMoney } from './csv-amounts.ts';
import { accountDigits, type CsvPreamble, readPreambleRow, requireRupiah } from './csv-preamble.ts';
import { type CsvColumns, type CsvField, readCsvHeader, titleKey } from './csv-titles.ts';
import { findPaymentCode } from './find-payment-code.ts';
import { readStatementDay } from './read-day.ts';

/** Rows above the table that a bank may fill with its own words. */
const headerWithin = 60;

/**
 * Reads a bank's CSV row by row: finds the header among the first rows, then one movement a row; sums and notes between and below are no movements.
 * Feed it with `take`, end with `end`.
 */
export class BankCsvReader {
  readonly #limits: StatementLimits;
  readonly #preamble: CsvPreamble = { account: '', period: null };
  readonly #accounts = new Map<string, CsvAccount>();
  readonly #amounts = new CsvAmounts();
  #columns: CsvColumns | null = null;
  #rows = 0;
  #lines = 0;

  constructor(limits: StatementLimits) {
    this.#limits = limits;
  }

  /**
   * @param line the number of the row's line in the file
   * @throws Refusal `statement.*`
   */
  take(line: number, cells: readonly string[]): void {
    this.#rows += 1;
    if (this.#columns === null) this.#beforeTable(cells);
    else this.#inTable(this.#columns, cells, line);
  }

  end(): BankStatement[] {
    if (this.#columns === null) throw refuseStatement('statement.header_missing');
    this.#amounts.requireDirections();
    if (this.#accounts.size === 0) this.#accountOf(this.#preamble.account);
    return [...this.#accounts.values()].map((account) => account.end());
  }

  #beforeTable(cells: readonly string[]): void {
    this.#columns = readCsvHeader(cells);
    if (this.#columns !== null) return;
    if (this.#rows > headerWithin) throw refuseStatement('statement.header_missing');
    readPreambleRow(this.#preamble, cells);
  }

  #inTable(columns: CsvColumns, cells: readonly string[], line: number): void {
    const cell = (field: Exclude<CsvField, 'text'>) => cells[columns.of.get(field) ?? -1]?.trim() ?? '';
    const place = { entry: this.#lines + 1, line };
    const date = cell('bookedOn');
    const bookedOn = readStatementDay(date, this.#preamble.period);
    if (bookedOn === null) {
      // A transfer still under way is announced without a day: it comes again when it is booked.
      if (/^'?pend/i.test(date) || this.#isNoMovement(columns, cells)) return;
      throw refuseStatement('statement.date_invalid', place);
    }
    const account = this.#accountOf(accountDigits(cell('account')) || this.#preamble.account);
    if (
      account.takeBalanceRow(
        columns.texts.map((index) => cells[index] ?? ''),
        cells,
        this.#amounts,
      )
    )
      return;
    const money = this.#amounts.read(
      { debit: cell('debit'), credit: cell('credit'), amount: cell('amount'), marker: cell('marker') },
      place,
    );
    if (money === null) return;
    requireRupiah(cell('currency'), place);
    if (this.#lines >= this.#limits.lines)
      throw refuseStatement('statement.file_too_many_lines', { limit: this.#limits.lines });
    this.#lines += 1;
    const texts = columns.texts.map((index) => cells[index] ?? '').filter((text) => text.trim() !== '');
    account.add(
      lineOf({
        lineNumber: this.#lines,
        bookedOn,
        money,
        texts,
        reference: cell('reference'),
        valueOn: cell('valueOn'),
      }),
      cell('balance') === '' ? null : this.#amounts.readBalance(cell('balance'), place),
    );
  }

  /** Rows without a day: sums, balances, a header printed again, notes of the bank. */
  #isNoMovement(columns: CsvColumns, cells: readonly string[]): boolean {
    if (readCsvHeader(cells) !== null) return true;
    const [only] = this.#accounts.size <= 1 ? [this.#accountOf(this.#preamble.account)] : [];
    if (only?.takeBalanceRow(cells.slice(0, 3), cells, this.#amounts)) return true;
    const first = titleKey(cells.find((text) => text.trim() !== '') ?? '');
    if (
      /^(?:total|subtotal|grandtotal|jumlah|saldo|mutasi|kredit|debet|credit|debit|halaman|page)/.test(first)
    )
      return true;
    const money = ['debit', 'credit', 'amount'] as const;
    return money.every((field) => !/[1-9]/.test(cells[columns.of.get(field) ?? -1] ?? ''));
  }

  #accountOf(number: string): CsvAccount {
    const known = this.#accounts.get(number);
    if (known) return known;
    const [first] = this.#accounts.values();
    // A table without accounts of its own has that of the rows above it.
    if (first && number === '') return first;
    const account = new CsvAccount(number);
    this.#accounts.set(number, account);
    return account;
  }
}

function lineOf(row: {
  readonly lineNumber: number;
  readonly bookedOn: string;
  readonly valueOn: string;
  readonly money: CsvMoney;
  readonly texts: readonly string[];
  readonly reference: string;
}): StatementLine {
  const text = cleanStatementText(row.texts.join(' '));
  const takesBack = /\b(?:reversal|reversed|rev|koreksi|pembatalan|batal|dibatalkan|retur)\b/i.test(text);
  return {
    lineNumber: row.lineNumber,
    bookedOn: row.bookedOn,
    valueOn: readStatementDay(row.valueOn),
    amountIdr: row.money.amountIdr,
    direction: row.money.direction,
    isReversal: takesBack,
    bankReference: cleanReference(row.reference),
    endToEndId: '',
    text,
    code: findPaymentCode([row.reference, ...row.texts]),
  };
}
