import type pg from 'pg';
import type { Services } from '#platform/server/act/services.ts';
import type { PeriodicTask } from '#platform/server/jobs/index.ts';
import { followTheCalendar } from './follow-the-calendar.ts';

/** Background work on cover: what the calendar alone brings. */
export function coverJobs(services: Services, workerPool: pg.Pool) {
  return {
    'contributions.follow-the-calendar': async () => {
      await followTheCalendar(services, workerPool);
    },
  };
}

/** At every start and every hour, and a minute after midnight in Bali. */
export const coverPeriodic = [
  { task: 'contributions.follow-the-calendar', everySeconds: 3600 },
  { task: 'contributions.follow-the-calendar', at: '1 16 * * *' },
] as const satisfies readonly PeriodicTask[];
