import { sql } from 'kysely';
import type { Transaction } from '#platform/server/db/transaction.ts';

/** The sealed code of a worker's card: the one given where there is none yet, null beyond the caller's scope. */
export async function keepCardCode(
  transaction: Transaction,
  given: { readonly workerId: string; readonly index: Buffer; readonly sealed: Buffer },
): Promise<Buffer | null> {
  const { rows } = await sql<{ kept: Buffer | null }>`
    select registry.keep_card_code(${given.workerId}::uuid, ${given.index}, ${given.sealed}) as kept`.execute(
    transaction.of<unknown>(),
  );
  return rows[0]?.kept ?? null;
}

interface PayerRow {
  readonly membership_id: string;
  readonly name: string;
  readonly kind: string;
}

/** Employers and groups of the caller's own memberships. */
export async function listOwnPayers(transaction: Transaction): Promise<ReadonlyMap<string, PayerRow>> {
  const { rows } = await sql<PayerRow>`select membership_id, name, kind from registry.own_payers()`.execute(
    transaction.of<unknown>(),
  );
  return new Map(rows.map((row) => [row.membership_id, row]));
}

interface OwnLookRow {
  readonly day: string;
  readonly role: string;
  readonly organisation: string | null;
  readonly act: string;
}

/** Who looked at a worker, newest first, each on its day in the region. */
export async function listOwnLooks(
  transaction: Transaction,
  workerId: string,
  limit: number,
): Promise<OwnLookRow[]> {
  const { rows } = await sql<OwnLookRow>`
    select to_char(recorded_at at time zone 'Asia/Makassar', 'YYYY-MM-DD') as day, actor_role as role, organisation, act
    from registry.worker_history(${workerId}::uuid, ${limit}::int)`.execute(transaction.of<unknown>());
  return rows;
}
