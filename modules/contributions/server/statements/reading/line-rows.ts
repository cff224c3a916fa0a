import type { BankStatement, StatementLine } from '#modules/contributions/core/statement-terms/index.ts';
import { naturalKeyOf } from '#modules/contributions/core/statements/index.ts';
import { isPlausibleNik } from '#modules/registry/core/index.ts';
import { type BlindIndex, blindIndex } from '#platform/server/secrets/sealing.ts';
import type { Secrets } from '#platform/server/secrets/secrets.ts';

/** A line as `contributions.add_statement_lines` takes it. */
interface LineRow {
  readonly line: number;
  readonly key: string;
  readonly source: string;
  readonly bookedOn: string;
  readonly amountIdr: string;
  readonly direction: 'credit' | 'debit';
  readonly isReversal: boolean;
  readonly reference: string;
  readonly references: readonly string[];
  readonly code: string;
  readonly remark: string;
}

/** The lines of a file as rows: keyed hashes for what tells them apart, no number of a person in clear. */
export function* lineRows(statements: readonly BankStatement[], secrets: Secrets): Generator<LineRow> {
  const index = blindIndex(secrets, 'request');
  const seen = new Map<string, number>();
  for (const { account, lines } of statements) {
    const source = sourceOf(index, account);
    for (const line of lines) {
      const natural = naturalKeyOf(account, line);
      const ordinal = (seen.get(natural) ?? 0) + 1;
      seen.set(natural, ordinal);
      yield rowOf(line, {
        index,
        source,
        key: index(`statement-line:${natural}|${ordinal}`).toString('hex'),
      });
    }
  }
}

/** How payments name a bank account: never its number. */
function sourceOf(index: BlindIndex, account: string): string {
  return `bank:${index(`bank-account:${account}`).toString('hex').slice(0, 16)}`;
}

function rowOf(
  line: StatementLine,
  known: { readonly index: BlindIndex; readonly source: string; readonly key: string },
): LineRow {
  const { bookedOn, direction, isReversal } = line;
  const code = line.code !== null && !isPlausibleNik(line.code) ? line.code : '';
  return {
    line: line.lineNumber,
    key: known.key,
    source: known.source,
    bookedOn,
    amountIdr: String(line.amountIdr),
    direction,
    isReversal,
    reference: shownReference(line.bankReference || line.endToEndId, known.index),
    references: referencesOf(line),
    code: line.code ?? '',
    remark: shownText(line.text, code),
  };
}

/** Every word by which a message of the bank may have told of this money before. */
function referencesOf(line: StatementLine): string[] {
  const words = `${line.bankReference} ${line.endToEndId} ${line.text}`
    .toUpperCase()
    .match(/[A-Z0-9][A-Z0-9._-]{5,63}/g);
  return [...new Set(words ?? [])].slice(0, 40);
}

const longNumber = /\d(?:[\s.\-_/']?\d){9,}/gu;

/** No run of ten or more digits but the payment code: it may be a NIK, a telephone or an account of a person. */
function shownText(text: string, code: string): string {
  return text.replace(longNumber, (run) =>
    code !== '' && run.replace(/\D/g, '') === code ? code : '**********',
  );
}

/** A bank's own reference stays readable; one that could be a NIK stands as a hash. */
function shownReference(reference: string, index: BlindIndex): string {
  const digits = /\d{16}/.exec(reference)?.[0];
  if (digits === undefined || !isPlausibleNik(digits)) return reference;
  return `#${index(`reference:${reference}`).toString('hex').slice(0, 16)}`;
}

/** `••••4567`: told apart by whoever knows them. */
export function shownAccounts(statements: readonly BankStatement[]): string {
  const accounts = [...new Set(statements.map(({ account }) => `••••${account.slice(-4)}`))];
  return accounts.slice(0, 5).join(', ') + (accounts.length > 5 ? ', …' : '');
}
