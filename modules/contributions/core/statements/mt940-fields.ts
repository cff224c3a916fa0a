import type { LinePlace, StatementLine } from '#modules/contributions/core/statement-terms/index.ts';
import { refuseStatement } from '#modules/contributions/core/statement-terms/index.ts';
import { addMonths } from '#platform/core/month.ts';
import { shownCurrency } from './camt-line.ts';
import { cleanReference } from './clean-text.ts';
import { readStatementDay } from './read-day.ts';

type LineField = Pick<
  StatementLine,
  'bookedOn' | 'valueOn' | 'amountIdr' | 'direction' | 'isReversal' | 'bankReference'
> & { readonly customerReference: string; readonly texts: readonly string[] };

/** Source: SWIFT MT940, field 61: value date, entry date, mark, funds code, amount, type, reference, bank's reference, supplement. */
const line61 = /^(\d{6})(\d{4})?(R?[CD])([A-Z])?(\d[\d.,]*)([A-Z][A-Z0-9]{3})([^\n]*)(?:\n([\s\S]*))?$/;
const balance60 = /^([CD])(\d{6})([A-Z]{3})(\d[\d.,]*)\s*$/;

/** Reads field 61. `RC` takes a credit back, so that money goes out; `RD` a debit. */
export function readLineField(data: string, place: LinePlace): LineField {
  const parts = line61.exec(data);
  if (parts === null) throw refuseStatement('statement.file_unreadable', { ...place });
  const [, valueDate = '', entryDate, mark = '', , amount = '', , references = '', supplement = ''] = parts;
  const valueOn = readStatementDay(`20${valueDate}`);
  const bookedOn = entryDate === undefined ? valueOn : entryDay(valueOn, entryDate);
  if (valueOn === null || bookedOn === null) throw refuseStatement('statement.date_invalid', { ...place });
  const at = references.indexOf('//');
  const customerReference = (at < 0 ? references : references.slice(0, at)).trim();
  const isReversal = mark.startsWith('R');
  const isCredit = mark.endsWith('C') !== isReversal;
  return {
    bookedOn,
    valueOn,
    amountIdr: readSwiftAmount(amount, place),
    direction: isCredit ? 'credit' : 'debit',
    isReversal,
    bankReference: at < 0 ? '' : cleanReference(references.slice(at + 2)),
    customerReference: cleanReference(customerReference),
    texts: supplement === '' ? [] : [supplement.replaceAll('\n', ' ')],
  };
}

/** Reads field 60 or 62: below zero where the account is overdrawn. */
export function readBalanceField(data: string, place: LinePlace): bigint {
  const parts = balance60.exec(data);
  if (parts === null) throw refuseStatement('statement.file_unreadable', { ...place });
  const [, side, , currency = '', amount = ''] = parts;
  if (currency !== 'IDR')
    throw refuseStatement('statement.currency_not_idr', { ...place, currency: shownCurrency(currency) });
  const amountIdr = readSwiftAmount(amount, place);
  return side === 'C' ? amountIdr : -amountIdr;
}

/** SWIFT writes the cents behind a comma, which stands even where there are none. */
function readSwiftAmount(text: string, place: LinePlace): bigint {
  const parts = /^(\d{1,15})(?:,(\d{0,2}))?$/.exec(text);
  if (parts === null) throw refuseStatement('statement.amount_invalid', { ...place });
  if (/[1-9]/.test(parts[2] ?? '')) throw refuseStatement('statement.amount_has_cents', { ...place });
  return BigInt(parts[1] ?? '0');
}

/** The day of a month and day without a year: that nearest to the value date. */
function entryDay(valueOn: string | null, entryDate: string): string | null {
  if (valueOn === null) return null;
  const year = Number(valueOn.slice(0, 4));
  const month = entryDate.slice(0, 2);
  const earliest = addMonths(valueOn.slice(0, 7), -6);
  const latest = addMonths(valueOn.slice(0, 7), 6);
  for (const candidate of [year, year + 1, year - 1]) {
    const at = `${candidate}-${month}`;
    if (at > earliest && at <= latest) return readStatementDay(`${at}-${entryDate.slice(2)}`);
  }
  return null;
}
