import { refuseStatement } from '#modules/contributions/core/statement-terms/index.ts';
import { shownCurrency } from './camt-line.ts';
import { titleKey } from './csv-titles.ts';
import { readStatementDay, type StatementPeriod } from './read-day.ts';

/** What the rows above and below the table say. */
export interface CsvPreamble {
  account: string;
  period: StatementPeriod | null;
}

const accountLabel = /^(?:no(?:mor)?rek(?:ening)?|rekening|account(?:no|number)?|acct(?:no)?)(\d*)$/;

/** Takes `No. Rekening : 0123456789`, `Periode : 01/11/2026 - 30/11/2026`, `Mata Uang, IDR`, in one cell or two. */
export function readPreambleRow(preamble: CsvPreamble, cells: readonly string[]): void {
  const words = cells.map((cell) => cell.trim()).filter((cell) => cell !== '' && cell !== ':');
  const [label = '', value = ''] = labelAndValue(words);
  const key = titleKey(label);
  if (preamble.account === '' && accountLabel.test(key)) preamble.account = accountDigits(value);
  else if (/^(?:periode|period|tanggal|statementperiod|daritanggal)/.test(key))
    preamble.period = periodOf(words.join(' ')) ?? preamble.period;
  else if (/^(?:kode)?matauang$|^currency$|^ccy$/.test(key)) requireRupiah(value);
}

/** @throws Refusal `statement.currency_not_idr` */
export function requireRupiah(text: string, place: Readonly<Record<string, unknown>> = {}): void {
  const currency = text.trim();
  if (currency === '' || /^(?:idr|rp\.?|rupiah)$/i.test(currency)) return;
  throw refuseStatement('statement.currency_not_idr', { ...place, currency: shownCurrency(currency) });
}

/** The number of an account without the blanks, dots and dashes it is written with; empty for what holds no number. */
export function accountDigits(text: string): string {
  const bare = text.trim().replace(/^['’:\s]+/, '');
  const digits = /^[A-Z]{0,4}[\d\s.\-*xX]{4,40}/.exec(bare)?.[0] ?? '';
  return digits.replace(/[\s.-]/g, '');
}

function labelAndValue(words: readonly string[]): readonly [string, string] {
  const [first = '', second = ''] = words;
  const colon = first.indexOf(':');
  return colon >= 0 && colon < first.length - 1
    ? [first.slice(0, colon), first.slice(colon + 1)]
    : [first, second.replace(/^:/, '')];
}

function periodOf(text: string): StatementPeriod | null {
  const days = (text.slice(0, 200).match(/\d{1,4}[-/. ][A-Za-z0-9]{1,9}[-/. ]\d{2,4}/g) ?? [])
    .map((day) => readStatementDay(day))
    .filter((day) => day !== null);
  const [from, to] = days;
  return from === undefined ? null : { from, to: to ?? from };
}
