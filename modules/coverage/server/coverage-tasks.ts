import type pg from 'pg';
import { foldFacts } from './fold-facts.ts';

/** Background work of this module by task name; the folding belongs into the schedule, once a minute. */
export function coverageTasks(workerPool: pg.Pool) {
  return {
    'coverage.fold-facts': async () => {
      await foldFacts(workerPool);
    },
  };
}
