import type pg from 'pg';

/** Cards looked at in one statement. */
const batchSize = 5_000;

/** States the cards whose worker paid, lost a payment or lapses today; answers how many were due by the calendar. */
export async function followCards(workerPool: pg.Pool, today: string, signal?: AbortSignal): Promise<number> {
  let due = 0;
  for (;;) {
    const { rows } = await workerPool.query<{ cards: number }>(
      'select certificates.follow_cards($1, $2) as cards',
      [today, batchSize],
    );
    const [{ cards } = { cards: 0 }] = rows;
    due += cards;
    if (cards < batchSize || signal?.aborted) return due;
  }
}
