import type pg from 'pg';
import { addMonths, monthOf } from '#platform/core/month.ts';
import {
  insertCover,
  insertFilings,
  insertMoney,
  stageOwnMonths,
  stageWageMonths,
} from './contribution-queries.ts';
import { followSponsored, type SponsorshipsOf, stageSponsorships } from './fill-sponsorships.ts';

/** Months of contributions behind the present one: twenty-seven hold a forecast of last year and the year before it; of a large region, a few. */
function depthOf(workers: number): number {
  return workers <= 100_000 ? 27 : 3;
}

/** Months of which wage filings are kept: the books of employers begin there. */
const monthsOfFilings = 13;

/**
 * Pays the contributions of the people who stand in the registry, themselves or by a sponsor, in the transaction of the load and as the role whose
 * row policies allow it. The law of the months around today must be kept already.
 */
export async function fillContributions(
  client: pg.ClientBase,
  { today, workers, ofAccount }: SponsorshipsOf & { readonly workers: number },
): Promise<void> {
  const present = monthOf(today);
  const [first, now] = [`${addMonths(present, -depthOf(workers))}-01`, `${present}-01`];
  const booksBegin = `${addMonths(present, -monthsOfFilings)}-01`;
  await run(client, stageOwnMonths, [first, now, today]);
  await stageSponsorships(client, { today, ofAccount });
  await run(client, stageWageMonths, [first, now, Object.values(ofAccount).join(',')]);
  await run(client, insertMoney);
  await run(client, insertFilings, [booksBegin]);
  await run(client, insertCover, [today]);
  await followSponsored(client);
}

/** One statement after the other, each by what the one before has left. */
async function run(client: pg.ClientBase, statements: string, days: readonly string[] = []): Promise<void> {
  for (const statement of statements.split(/;\s*\n/)) await client.query(withValues(statement, days));
}

/** Days are the only values: they are written into statements that take no parameters, such as `create table as`. */
function withValues(statement: string, values: readonly string[]): string {
  return statement.replace(/\$(\d)/g, (_, place) => `'${values[Number(place) - 1] ?? ''}'`);
}
