import type pg from 'pg';
import { z } from 'zod';
import type { PeriodicTask, TaskTable } from '#platform/server/jobs/index.ts';
import { repriceMonthsAhead } from './reprice-month.ts';
import { finishBillRun, runMonthOfToday } from './run-bills.ts';

const payloadSchema = z.object({ runId: z.uuid().optional() });

/** Background work on bills, as the job worker. */
export function billJobs({
  workerPool,
  today,
}: {
  readonly workerPool: pg.Pool;
  readonly today: () => string;
}) {
  return {
    'contributions.run-bills': async (payload, { signal }) => {
      const { runId } = payloadSchema.parse(payload);
      if (runId === undefined) await runMonthOfToday(workerPool, today(), signal);
      else await finishBillRun(workerPool, runId, { signal });
      // Given back to the queue: whoever runs next takes the run up where it stopped.
      if (signal.aborted) throw new Error('stopped between two steps of a bill run');
    },
    'contributions.expire-bills': async () => {
      await workerPool.query('select contributions.expire_bills($1)', [today()]);
      await repriceMonthsAhead(workerPool, today());
    },
  } satisfies TaskTable;
}

/** At half past midnight in Bali, after the bills that were not paid in time have let go of their months. */
export const billPeriodic = [
  { task: 'contributions.expire-bills', at: '10 16 * * *' },
  { task: 'contributions.run-bills', at: '30 16 * * *' },
] as const satisfies readonly PeriodicTask[];
