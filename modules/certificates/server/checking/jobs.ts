import type pg from 'pg';
import { checksKeptDays } from '#modules/certificates/core/index.ts';
import type { PeriodicTask } from '#platform/server/jobs/index.ts';

const mostAtOnce = 20_000;

/** Background work on the log of checks. */
export function checkJobs(workerPool: pg.Pool) {
  return {
    'certificates.let-go-checks': async () => {
      await letGoChecks(workerPool);
    },
  };
}

/** At 02:30 in Bali. */
export const checkPeriodic = [
  { task: 'certificates.let-go-checks', at: '30 18 * * *' },
] as const satisfies readonly PeriodicTask[];

/** Lets go of checks older than they are kept, some at a time so that no check waits; answers how many went. */
export async function letGoChecks(workerPool: pg.Pool, atOnce = mostAtOnce): Promise<number> {
  let [gone, last] = [0, atOnce];
  while (last === atOnce) {
    const { rows } = await workerPool.query<{ gone: number }>(
      'select certificates.let_go_checks($1, $2) as gone',
      [checksKeptDays, atOnce],
    );
    last = rows[0]?.gone ?? 0;
    gone += last;
  }
  return gone;
}
