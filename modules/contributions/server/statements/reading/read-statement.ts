import {
  type BankStatement,
  refuseStatement,
  type StatementFormat,
  type StatementLimits,
  sniffStatementFormat,
} from '#modules/contributions/core/statement-terms/index.ts';
import {
  accountDigits,
  BankCsvReader,
  readCamt,
  readMt940,
} from '#modules/contributions/core/statements/index.ts';
import { decodeStatement } from './decode-statement.ts';
import { splitCsv } from './split-csv.ts';

export interface ReadStatementOptions {
  readonly limits: StatementLimits;
  /** What the sender says; null to tell it by the content. */
  readonly format: StatementFormat | null;
  /** The bank account that the sender says, for a file that names none. */
  readonly account: string | null;
}

export interface StatementReading {
  readonly format: StatementFormat;
  readonly statements: readonly BankStatement[];
}

/**
 * Reads the bytes of a statement; pure work, done in a thread of its own.
 *
 * @throws Refusal `statement.*`
 */
export function readStatement(bytes: Uint8Array, options: ReadStatementOptions): StatementReading {
  const text = decodeStatement(bytes);
  const found = sniffStatementFormat(text);
  if (found === null) throw refuseStatement('statement.format_unknown');
  if (options.format !== null && options.format !== found)
    throw refuseStatement('statement.format_differs', { expected: options.format, found });
  const statements = readers[found](text, options.limits);
  return { format: found, statements: statements.map((one) => withAccount(one, options.account)) };
}

const readers = {
  camt053: readCamt,
  mt940: readMt940,
  csv: readCsv,
} satisfies Record<StatementFormat, (text: string, limits: StatementLimits) => BankStatement[]>;

function readCsv(text: string, limits: StatementLimits): BankStatement[] {
  const reader = new BankCsvReader(limits);
  splitCsv(text, (line, cells) => reader.take(line, cells));
  return reader.end();
}

/** One account is written with and without blanks: only its signs count. */
function withAccount(statement: BankStatement, said: string | null): BankStatement {
  const account = statement.account.replace(/[^0-9A-Za-z]/g, '').toUpperCase() || accountDigits(said ?? '');
  if (!/[0-9]{4}/.test(account)) throw refuseStatement('statement.account_missing');
  return { ...statement, account: account.slice(0, 40) };
}
