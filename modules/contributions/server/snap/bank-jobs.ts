import type pg from 'pg';
import type { PeriodicTask, TaskTable } from '#platform/server/jobs/index.ts';

/** As long as keys of acts: a bank asks again for days, not for months. */
const daysKept = 90;

/** Background work on messages of banks. */
export function bankJobs({
  workerPool,
  today,
}: {
  readonly workerPool: pg.Pool;
  readonly today: () => string;
}) {
  return {
    'contributions.forget-bank-messages': async () => {
      await workerPool.query('select contributions.forget_bank_messages($1::date - $2::integer)', [
        today(),
        daysKept,
      ]);
    },
  } satisfies TaskTable;
}

/** Once a night, before the bills. */
export const bankPeriodic = [
  { task: 'contributions.forget-bank-messages', at: '5 16 * * *' },
] as const satisfies readonly PeriodicTask[];
