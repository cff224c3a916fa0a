import { sql } from 'kysely';
import {
  type lineOutcomes,
  refuseStatement,
  type StatementFormat,
  type statementStates,
} from '#modules/contributions/core/statement-terms/index.ts';
import type { Transaction } from '#platform/server/db/index.ts';

export type StatementState = (typeof statementStates)[number];
export type LineOutcome = (typeof lineOutcomes)[number];

export interface StatementRecord {
  readonly statement_id: string;
  readonly sha256: Buffer;
  readonly file_id: string;
  readonly file_name: string;
  readonly format: StatementFormat;
  readonly bank_account: string;
  readonly state: StatementState;
  readonly lines: number;
  readonly lines_done: number;
  readonly matched: number;
  readonly unmatched: number;
  readonly duplicate: number;
  readonly reversals: number;
  readonly ignored: number;
  readonly total_idr: bigint;
  readonly error: { readonly code: string; readonly details: Readonly<Record<string, unknown>> } | null;
  readonly account_id: string;
  readonly recorded_at: Date;
  readonly posted_at: Date | null;
}

export interface LineRecord {
  readonly line: number;
  readonly outcome: LineOutcome;
  readonly booked_on: string;
  readonly amount_idr: bigint;
  readonly direction: 'credit' | 'debit';
  readonly is_reversal: boolean;
  readonly reference: string;
  readonly code: string;
  readonly remark: string;
  readonly payment_id: string | null;
}

export interface OutcomeSum {
  readonly outcome: LineOutcome;
  readonly lines: number;
  readonly amount_idr: bigint;
}

const columns = sql.raw(
  'statement_id, sha256, file_id, file_name, format, bank_account, state, lines, lines_done, matched, unmatched, duplicate, reversals, ignored, total_idr, error, account_id, recorded_at, posted_at',
);

export async function findStatement(
  transaction: Transaction,
  statementId: string,
): Promise<StatementRecord | null> {
  const found = await sql<StatementRecord>`select ${columns} from contributions.statements
    where statement_id = ${statementId}::uuid`.execute(transaction.of<unknown>());
  return found.rows[0] ?? null;
}

export async function getStatement(transaction: Transaction, statementId: string): Promise<StatementRecord> {
  const found = await findStatement(transaction, statementId);
  if (!found) throw refuseStatement('statement.not_found');
  return found;
}

/** Newest first. */
export async function listStatements(
  transaction: Transaction,
  page: { readonly before: string | null; readonly limit: number },
): Promise<StatementRecord[]> {
  const found = await sql<StatementRecord>`select ${columns} from contributions.statements
    where ${page.before}::uuid is null or statement_id < ${page.before}::uuid
    order by statement_id desc limit ${page.limit}`.execute(transaction.of<unknown>());
  return found.rows;
}

export async function listLines(
  transaction: Transaction,
  page: {
    readonly statementId: string;
    readonly outcome: LineOutcome | null;
    readonly after: number;
    readonly limit: number;
  },
): Promise<LineRecord[]> {
  const found =
    await sql<LineRecord>`select line, outcome, booked_on::text, amount_idr, direction, is_reversal, reference, code, remark, payment_id
    from contributions.statement_lines
    where statement_id = ${page.statementId}::uuid and line > ${page.after} and (${page.outcome}::text is null or outcome = ${page.outcome})
    order by line limit ${page.limit}`.execute(transaction.of<unknown>());
  return found.rows;
}

/** How many lines met each outcome, and their money. */
export async function sumOutcomes(transaction: Transaction, statementId: string): Promise<OutcomeSum[]> {
  const found =
    await sql<OutcomeSum>`select outcome, count(*)::int as lines, sum(amount_idr)::bigint as amount_idr
    from contributions.statement_lines where statement_id = ${statementId}::uuid group by outcome order by outcome`.execute(
      transaction.of<unknown>(),
    );
  return found.rows;
}
