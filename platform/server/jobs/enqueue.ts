import { sql } from 'kysely';
import type { Transaction } from '#platform/server/db/transaction.ts';

/** Asks for background work in the open transaction: a rolled-back act leaves no job. One job per batch. */
export async function enqueue(
  transaction: Transaction,
  job: {
    readonly task: string;
    readonly payload: Readonly<Record<string, string | number | boolean | null>>;
    readonly key?: string;
  },
): Promise<void> {
  await sql`select jobs.enqueue(${job.task}, ${JSON.stringify(job.payload)}::json, ${job.key ?? null})`.execute(
    transaction.of<unknown>(),
  );
}
