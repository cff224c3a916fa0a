import { sql } from 'kysely';
import type { Caller } from '#platform/core/roles.ts';
import { read, requireRole } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { billRunReaders } from './bill-roles.ts';
import { billRunTotals } from './run-bills.ts';

const runsShown = 24;

interface BillRunRow {
  readonly run_id: string;
  readonly month: string;
  readonly account_id: string | null;
  readonly actor_name: string;
  readonly started_at: Date;
  readonly finished_at: Date | null;
  readonly workers_done: number;
  readonly workers_total: number;
  readonly bills_made: number;
}

/** The latest bill runs, and what a month stands at. */
export async function showBillRuns(
  services: Services,
  caller: Caller,
  { month }: { readonly month?: string | undefined },
) {
  requireRole({ name: 'contributions.show-bill-runs', roles: billRunReaders }, caller);
  const rows = await read(services, caller, async (transaction) => {
    const found = await sql<BillRunRow>`
      select run_id, month, account_id, actor_name, started_at, finished_at, workers_done, workers_total, bills_made
      from contributions.bill_runs order by started_at desc limit ${runsShown}`.execute(
      transaction.of<unknown>(),
    );
    return found.rows;
  });
  return {
    runs: rows.map((row) => ({
      runId: row.run_id,
      month: row.month,
      by: row.account_id === null ? null : row.actor_name,
      startedAt: row.started_at.toISOString(),
      finishedAt: row.finished_at?.toISOString() ?? null,
      workersDone: row.workers_done,
      workersTotal: row.workers_total,
      billsMade: row.bills_made,
    })),
    standing: month === undefined ? null : await billRunTotals(services.pool, month),
  };
}
