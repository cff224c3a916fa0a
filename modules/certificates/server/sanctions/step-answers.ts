import { type RawBuilder, sql } from 'kysely';
import { refuseSanction } from '#modules/certificates/core/index.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';

type Answer =
  | 'done'
  | 'absent'
  | 'closed'
  | 'changed'
  | 'waiting'
  | 'too_early'
  | 'reference_taken'
  | 'same_person'
  | 'decided_already'
  | 'not_yours';

/** Asks the database to act on a case and refuses what it refused. */
export async function requireDone(transaction: Transaction, call: RawBuilder<unknown>): Promise<void> {
  const { rows } = await sql<{ answer: Answer }>`select ${call} as answer`.execute(transaction.of<unknown>());
  const answer = rows[0]?.answer ?? 'absent';
  if (answer === 'absent') throw refuseSanction('sanction.not_found');
  if (answer !== 'done') throw refuseSanction(`sanction.${answer}`);
}
