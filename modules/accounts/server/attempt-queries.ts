import { sql } from 'kysely';
import type pg from 'pg';
import { emptyContext } from '#platform/core/roles.ts';
import { inTransaction, type Transaction } from '#platform/server/db/index.ts';

/** How failures of one kind of key delay the next try. */
export interface AttemptPolicy {
  /** Seconds to wait after so many failures; null: until someone resets it. */
  readonly delaySeconds: (failures: number) => number | null;
  /** Failures older than this are forgotten; null: only a success forgets them. */
  readonly forgetAfterSeconds: number | null;
}

/** A try that was let through, counted as a failure until it is known to be none. */
export interface Charge {
  readonly index: Buffer;
  /** True when this try, should it fail, starts a wait. */
  readonly locks: boolean;
}

/** A try that must wait: seconds, or null when waiting does not help. */
export interface Wait {
  readonly seconds: number | null;
}

interface FailureRow {
  readonly failures: number;
  readonly idle_seconds: number;
  readonly wait_seconds: number | null;
  readonly locked: boolean;
}

/**
 * Counts a try as failed before it is made, so that a hundred at once get no more tries than one after
 * the other. The answer is the same whether the e-mail is anyone's.
 */
export function chargeAttempt(
  authPool: pg.Pool,
  index: Buffer,
  policy: AttemptPolicy,
): Promise<Charge | Wait> {
  return inTransaction(authPool, emptyContext, async (transaction) => {
    const row = await lockFailures(transaction, index);
    if (row.locked) return { seconds: row.wait_seconds };
    const isForgotten = policy.forgetAfterSeconds !== null && row.idle_seconds > policy.forgetAfterSeconds;
    const failures = isForgotten ? 1 : row.failures + 1;
    const delay = policy.delaySeconds(failures);
    await sql`update accounts.sign_in_failures set failures = ${failures}, last_failed_at = now(),
        locked_until = ${delay === null ? sql`'infinity'::timestamptz` : delay > 0 ? sql`now() + make_interval(secs => ${delay})` : sql`null`}
      where email_index = ${index}`.execute(transaction.of<unknown>());
    return { index, locks: delay !== 0 };
  });
}

/** Makes or finds the row and holds it, in one statement: a success beside it may delete the row at any moment. */
async function lockFailures(transaction: Transaction, index: Buffer): Promise<FailureRow> {
  const { rows } = await sql<FailureRow>`
    insert into accounts.sign_in_failures as f (email_index) values (${index})
    on conflict (email_index) do update set failures = f.failures
    returning failures, extract(epoch from now() - last_failed_at)::float8 as idle_seconds,
      coalesce(locked_until > clock_timestamp(), false) as locked,
      case when isfinite(locked_until) then ceil(extract(epoch from locked_until - clock_timestamp()))::int end as wait_seconds
  `.execute(transaction.of<unknown>());
  const [row] = rows;
  if (!row) throw new Error('an insert that updates gave no row');
  return row;
}

/** Takes a charge back: the try was no failure, but proves too little to forget the earlier ones. */
export async function refundAttempt(authPool: pg.Pool, charge: Charge): Promise<void> {
  await authPool.query(
    `update accounts.sign_in_failures set failures = greatest(failures - 1, 0),
       locked_until = case when $2 then null else locked_until end where email_index = $1`,
    [charge.index, charge.locks],
  );
}

/** Forgets the failures: the person proved who he is. */
export async function forgetAttempts(authPool: pg.Pool | pg.PoolClient, index: Buffer): Promise<void> {
  await authPool.query('delete from accounts.sign_in_failures where email_index = $1', [index]);
}

/** Claims a second-factor code for an account; false when it was tried already in the last minutes. */
export async function claimCode(authPool: pg.Pool, accountId: string, codeHash: Buffer): Promise<boolean> {
  await authPool.query(`delete from accounts.used_codes where used_at < now() - interval '5 minutes'`);
  const claimed = await authPool.query(
    'insert into accounts.used_codes (account_id, code_hash) values ($1, $2) on conflict do nothing',
    [accountId, codeHash],
  );
  return claimed.rowCount === 1;
}
