import type pg from 'pg';
import type { Services } from '#platform/server/act/services.ts';
import type { PeriodicTask } from '#platform/server/jobs/index.ts';

/** Background work on sponsors' money: what the calendar alone brings. */
export function sponsorJobs(services: Services, workerPool: pg.Pool) {
  return {
    'sponsorship.follow-the-calendar': async () => {
      await followSponsors(workerPool, services.today());
    },
  };
}

/** At every start and every hour, and minutes after midnight in Bali. */
export const sponsorPeriodic = [
  { task: 'sponsorship.follow-the-calendar', everySeconds: 3600 },
  { task: 'sponsorship.follow-the-calendar', at: '6 16 * * *' },
] as const satisfies readonly PeriodicTask[];

/** First the bills that ran out, whose money is then reserved again; then what is left of a year that is over. */
async function followSponsors(workerPool: pg.Pool, today: string): Promise<void> {
  await workerPool.query('select sponsorship.move_on_unpaid($1)', [today]);
  await workerPool.query('select sponsorship.lapse_budgets($1)', [today]);
}
