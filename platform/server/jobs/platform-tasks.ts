import type pg from 'pg';
import { sealAudit } from '#platform/server/audit/seal-audit.ts';
import { letGoDocuments } from '#platform/server/documents/index.ts';
import type { PeriodicTask, TaskTable } from './task-table.ts';

/** The house's own background work: sealing the journal, letting old idempotency keys and documents that prove nothing go. `pool` is the job worker's. */
export function platformTasks(pool: pg.Pool) {
  return {
    'platform.seal-audit': async () => {
      await sealAudit(pool);
    },
    'platform.purge-keys': async () => {
      await purgeIdempotencyKeys(pool);
    },
    'platform.let-go-documents': async () => {
      await letGoDocuments(pool);
    },
  } satisfies TaskTable;
}

/** Sealing lags by seconds (SECURITY 2.4 allows 60); keys go at 02:15 in Bali. */
export const platformPeriodic = [
  { task: 'platform.seal-audit', everySeconds: 10 },
  { task: 'platform.let-go-documents', everySeconds: 600 },
  { task: 'platform.purge-keys', at: '15 18 * * *' },
] as const satisfies readonly PeriodicTask[];

/** Lets go of keys older than 90 days; the row policy allows the job worker no others. Returns how many went. */
export async function purgeIdempotencyKeys(pool: pg.Pool): Promise<number> {
  const { rowCount } = await pool.query(
    `delete from platform.idempotency_keys where created_at < now() - interval '90 days'`,
  );
  return rowCount ?? 0;
}
