import { sql } from 'kysely';
import type pg from 'pg';
import { neverBilled, standingReader } from '#modules/certificates/core/index.ts';
import { startReading } from '#modules/rules/core/index.ts';
import { theLaw } from '#modules/rules/server/index.ts';
import { emptyContext } from '#platform/core/roles.ts';
import { inTransaction } from '#platform/server/db/index.ts';

/** Queues the employers whose standing changed since the day it last ran by the days alone: arrears that began or grew. Answers how many. */
export function followTheCalendar(workerPool: pg.Pool, today: string): Promise<number> {
  return inTransaction(workerPool, emptyContext, async (transaction) => {
    const database = transaction.of<unknown>();
    const marks = await sql<{ before: string }>`
      select certificates.move_mark('employers', ${today}::date) as before`.execute(database);
    const before = marks.rows[0]?.before ?? today;
    if (before >= today) return 0;
    const months = await sql<{ month: string }>`select * from certificates.months_paid_through()`.execute(
      database,
    );
    const changed = changedBetween(
      months.rows.map(({ month }) => month),
      { before, today },
    );
    const queued = await sql<{ employers: number }>`
      select certificates.queue_paid_through(${changed}::text[]) as employers`.execute(database);
    return queued.rows[0]?.employers ?? 0;
  });
}

/** An employer's standing on a day follows from the month he is paid through, so the months alone are compared. */
function changedBetween(
  months: readonly string[],
  { before, today }: { readonly before: string; readonly today: string },
): readonly string[] {
  const then = standingReader(startReading(theLaw(), true), before);
  const now = standingReader(startReading(theLaw(), true), today);
  return months.filter((paidThrough) => {
    const facts = { ...neverBilled, paidThrough };
    return then(facts).reason !== now(facts).reason;
  });
}
