import type pg from 'pg';
import { lawFingerprint, theLaw } from '#modules/rules/server/index.ts';
import { addMonths, monthOf } from '#platform/core/month.ts';
import { printMonth } from './print-month.ts';

/** Months back and ahead of today that bills, payments and cover may ask about. */
const reach = { back: 42, ahead: 16 } as const;

/** Counted up when `printMonth` prints something else of the same law. */
const printing = 'v2';

/**
 * Keeps the law of the months around a day in the database, where bulk SQL joins it; months kept from the same files
 * are left alone. Called at every start and by the daily job, since the law's files may have changed.
 *
 * @param pool of the application's or the job worker's login
 * @returns how many months were written
 */
export async function keepLaw(pool: pg.Pool, today: string): Promise<number> {
  const from = addMonths(monthOf(today), -reach.back);
  const months = Array.from({ length: reach.back + reach.ahead + 1 }, (_, index) => addMonths(from, index));
  const fingerprint = `${printing} ${lawFingerprint()}`;
  const { rows } = await pool.query<{ month: string }>(
    'select month from contributions.months where month = any ($1) and fingerprint = $2',
    [months, fingerprint],
  );
  const kept = new Set(rows.map(({ month }) => month));
  const printed = months
    .filter((month) => !kept.has(month))
    .map((month) => printMonth(theLaw(), month))
    .map(({ facts, tariff }) => ({ facts: { ...facts, fingerprint }, tariff }));
  if (printed.length === 0) return 0;
  await pool.query(
    `select contributions.keep_month(given -> 'facts', given -> 'tariff') from jsonb_array_elements($1::jsonb) as given`,
    [JSON.stringify(printed)],
  );
  return printed.length;
}
