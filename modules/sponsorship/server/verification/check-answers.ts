import { type RawBuilder, sql } from 'kysely';
import { refuseVerification } from '#modules/sponsorship/core/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import type { Transaction } from '#platform/server/db/index.ts';

/** What the database says of a list that it does not change, and how that is refused. */
const refusals = {
  absent: 'verification.list_not_found',
  not_proposed: 'verification.not_proposed',
  changed: 'verification.changed',
  same_person: 'verification.same_person',
  stranger: 'verification.stranger',
  unfit: 'verification.unfit',
  undecided: 'verification.undecided',
  nobody: 'verification.nobody',
} as const;

interface Answer {
  readonly answer: string;
}

/** The answer of an act on a list where it was done; anything else is refused as the database says. */
export async function requireDone<Row extends Answer>(
  transaction: Transaction,
  deed: RawBuilder<Row>,
  done: readonly string[] = ['done'],
): Promise<Row> {
  const { rows } = await deed.execute(transaction.of<unknown>());
  const [row] = rows;
  if (row && done.includes(row.answer)) return row;
  const known = Object.entries(refusals).find(([answer]) => answer === row?.answer);
  if (!known) throw new Error(`the database answered ${row?.answer}`);
  throw refuseVerification(known[1]);
}

/** Who acts, as the database keeps him beside what he did. */
export function actorOf({ accountId, name, personKey }: Caller): RawBuilder<unknown> {
  return sql`${JSON.stringify({ accountId, name, personKey })}::jsonb`;
}

/** Where a list lies, for the journal; absent where the caller sees none. */
export async function areaOfList(transaction: Transaction, listId: string): Promise<string> {
  const { rows } = await sql<{ village_code: string }>`
    select village_code from sponsorship.lists where list_id = ${listId}::uuid`.execute(
    transaction.of<unknown>(),
  );
  const [list] = rows;
  if (!list) throw refuseVerification('verification.list_not_found');
  return list.village_code;
}
