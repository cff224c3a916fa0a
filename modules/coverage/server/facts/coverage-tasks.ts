import type pg from 'pg';
import { foldFacts } from './fold-facts.ts';

/** Background work of this module by task name; the folding belongs into the schedule, every ten seconds: a reader adds up what is not folded. */
export function coverageTasks(workerPool: pg.Pool) {
  return {
    'coverage.fold-facts': async () => {
      await foldFacts(workerPool);
    },
  };
}
