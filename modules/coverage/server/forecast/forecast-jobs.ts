import type pg from 'pg';
import type { Services } from '#platform/server/act/services.ts';
import type { PeriodicTask } from '#platform/server/jobs/index.ts';
import { keepForecasts } from './keep-forecasts.ts';

/** Background work on forecasts. */
export function forecastJobs({ today }: Services, workerPool: pg.Pool) {
  return {
    'coverage.keep-forecasts': async () => {
      await keepForecasts(workerPool, today());
    },
  };
}

/** Every hour: a month closes on a day that the calendar says, and all but one time there is nothing to do. */
export const forecastPeriodic = [
  { task: 'coverage.keep-forecasts', everySeconds: 3600 },
] as const satisfies readonly PeriodicTask[];
