import { sql } from 'kysely';
import type { CertificateServices } from '#modules/certificates/server/index.ts';
import { employerStandings } from '#modules/certificates/server/standing/index.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';

/** Suspends the certificates of employers in arrears in their status lists and restores those that paid; answers how many changed. */
export async function restateStatuses(
  transaction: Transaction,
  services: CertificateServices,
  organisationIds: readonly string[],
): Promise<number> {
  const standings = await employerStandings(transaction, organisationIds, services.today());
  const states = [...standings].map(([holderId, { status, reason }]) => ({
    holderId,
    status: status === 'VALID' ? 0 : 2,
    reason: reason ?? '',
  }));
  const { rows } = await sql<{ changed: number }>`
    select certificates.state_holders(${JSON.stringify(states)}::jsonb) as changed`.execute(
    transaction.of<unknown>(),
  );
  return rows[0]?.changed ?? 0;
}
