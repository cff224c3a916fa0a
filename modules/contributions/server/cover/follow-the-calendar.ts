import type pg from 'pg';
import { keepLaw } from '#modules/contributions/server/law/index.ts';
import type { Services } from '#platform/server/act/services.ts';

/** What the calendar brought on a day. */
export interface Followed {
  /** Workers whose cover ended. */
  readonly lapsed: number;
  /** Bills that ended unpaid. */
  readonly expired: number;
}

/**
 * Lets happen what the calendar alone brings by today: the law of the months around it is kept, bills that were not paid in
 * time end, cover lapses. Each step is a transaction of its own; done again it changes nothing, days that were missed are
 * caught up with the same outcome.
 *
 * @param workerPool the job worker's login
 */
export async function followTheCalendar(services: Services, workerPool: pg.Pool): Promise<Followed> {
  const today = services.today();
  await keepLaw(services.pool, today);
  // Bills on demand end before the lapse of whoever did not pay them: so it was on the days that were missed.
  const onDemand = await answerOf(workerPool, 'select contributions.expire_bills($1) as done', today);
  const lapsed = await untilNoneIsLeft(workerPool, 'select contributions.lapse($1) as done', today);
  const stale = await untilNoneIsLeft(workerPool, 'select contributions.end_stale_bills($1) as done', today);
  return { lapsed, expired: onDemand + stale };
}

async function untilNoneIsLeft(pool: pg.Pool, statement: string, today: string): Promise<number> {
  let total = 0;
  for (;;) {
    const done = await answerOf(pool, statement, today);
    if (done === 0) return total;
    total += done;
  }
}

async function answerOf(pool: pg.Pool, statement: string, today: string): Promise<number> {
  const { rows } = await pool.query<{ done: number }>(statement, [today]);
  return rows[0]?.done ?? 0;
}
