import type pg from 'pg';
import {
  forecastIndicatorIds,
  makeForecasts,
  monthsAhead,
  monthsNeeded,
} from '#modules/coverage/core/index.ts';
import { latestClosedMonth } from '#modules/coverage/server/counts/index.ts';
import { foldFacts } from '#modules/coverage/server/facts/index.ts';
import { addMonths } from '#platform/core/month.ts';
import { emptyContext } from '#platform/core/roles.ts';
import { inTransaction, type Transaction } from '#platform/server/db/index.ts';
import { findFirstPaidMonth, listWorkforces } from './forecast-history-queries.ts';
import { hasForecasts, insertForecasts } from './forecast-queries.ts';
import { historyReach, placeOf, readHistories } from './read-forecast-histories.ts';

const forecastLock = 5_171_034;

/**
 * Once a month has closed: forecasts of every area from it, and where none was kept a year ago, what the facts up to then
 * would have said. What is kept is never made again, so that it can be held against what comes.
 *
 * @param pool of the job worker's login
 * @returns how many were made; 0 when they stand, or too little is known
 */
export async function keepForecasts(pool: pg.Pool, today: string): Promise<{ readonly made: number }> {
  const origin = latestClosedMonth(today);
  const first = await inTransaction(pool, emptyContext, (transaction) => firstMonthFor(transaction, origin));
  if (first === null) return { made: 0 };
  await foldFacts(pool);
  return inTransaction(pool, emptyContext, async (transaction) => {
    await transaction.client.query(`select pg_advisory_xact_lock(${forecastLock})`);
    if ((await firstMonthFor(transaction, origin)) === null) return { made: 0 };
    return { made: await makeAll(transaction, { first, origin, today }) };
  });
}

/** The month that histories begin with; null where there is nothing to make. */
async function firstMonthFor(transaction: Transaction, origin: string): Promise<string | null> {
  const [province, earliest] = await findFirstPaidMonth(transaction);
  // Of the very first month the facts of protection know nothing that had begun before it.
  const known = earliest === null ? null : addMonths(earliest, 1);
  if (known === null || placeOf(origin, known) + 1 < monthsNeeded) return null;
  if (await hasForecasts(transaction, province, origin)) return null;
  const furthest = addMonths(origin, 1 - historyReach);
  return [known, furthest].sort().at(-1) ?? known;
}

async function makeAll(
  transaction: Transaction,
  { first, origin, today }: { readonly first: string; readonly origin: string; readonly today: string },
): Promise<number> {
  const histories = await readHistories(transaction, { first, last: origin });
  let made = 0;
  for (const isHindcast of [false, true]) {
    const from = isHindcast ? addMonths(origin, -monthsAhead) : origin;
    const workforces = await listWorkforces(transaction, isHindcast ? `${addMonths(from, 1)}-01` : today);
    const workforceOf = (code: string, segment: string) => workforces.get(`${code} ${segment}`) ?? null;
    for (const indicator of forecastIndicatorIds) {
      const forecasts = makeForecasts({
        ...{ histories: histories[indicator], origin: placeOf(from, first), workforceOf },
      });
      await insertForecasts(transaction, { indicator, origin: from, madeOn: today, isHindcast }, forecasts);
      made += forecasts.length;
    }
  }
  return made;
}
