import { sql } from 'kysely';
import type { Transaction } from '#platform/server/db/transaction.ts';

/** Ends undertakings by what was paid and reported until a day, of these employers or of all (null); says how many. For the job worker. */
export async function settleUndertakings(
  transaction: Transaction,
  organisationIds: readonly string[] | null,
  on: string,
): Promise<number> {
  const { rows } = await sql<{ ended: number }>`
    select certificates.settle_undertakings(${organisationIds}::uuid[], ${on}::date) as ended`.execute(
    transaction.of<unknown>(),
  );
  return rows[0]?.ended ?? 0;
}
