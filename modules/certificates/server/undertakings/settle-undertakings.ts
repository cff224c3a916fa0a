import { sql } from 'kysely';
import type pg from 'pg';
import { emptyContext } from '#platform/core/roles.ts';
import type { Services } from '#platform/server/act/services.ts';
import { inTransaction } from '#platform/server/db/index.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';

/** Ends the undertakings of these employers by what they paid and reported until today; says how many. For the job worker. */
export function settleUndertakings(
  transaction: Transaction,
  services: Pick<Services, 'today'>,
  organisationIds: readonly string[],
): Promise<number> {
  return settle(transaction, organisationIds, services.today());
}

/** The same of every employer: those whose last day is over are broken. */
export function settleAllUndertakings(workerPool: pg.Pool, today: string): Promise<number> {
  return inTransaction(workerPool, emptyContext, (transaction) => settle(transaction, null, today));
}

async function settle(transaction: Transaction, organisationIds: readonly string[] | null, on: string) {
  const { rows } = await sql<{ ended: number }>`
    select certificates.settle_undertakings(${organisationIds}::uuid[], ${on}::date) as ended`.execute(
    transaction.of<unknown>(),
  );
  return rows[0]?.ended ?? 0;
}
