import { sql } from 'kysely';
import type { Transaction } from '#platform/server/db/transaction.ts';

export interface Debtor {
  readonly organisationId: string;
  readonly npp: string;
  /** Due day of the oldest bill that is open. */
  readonly overdueSince: string;
}

/** Employers of the caller's area that owe for longest. */
export async function listDebtors(
  transaction: Transaction,
  { count, today }: { readonly count: number; readonly today: string },
): Promise<readonly Debtor[]> {
  const { rows } = await sql<Debtor>`
    select o.organisation_id as "organisationId", o.npp, min(b.due_on) as "overdueSince"
    from contributions.bills b join registry.organisations o on o.organisation_id = b.payer_id
    where b.payer_kind = 'employer' and b.state = 'open' and o.kind = 'employer' and o.npp is not null
    group by o.organisation_id, o.npp having min(b.due_on) < ${today}::date - 40
    order by min(b.due_on), o.npp limit ${count}`.execute(transaction.of<unknown>());
  return rows;
}

/** Employers of the caller's area without an open bill that is due. */
export async function listPaidUp(
  transaction: Transaction,
  count: number,
): Promise<readonly { readonly npp: string }[]> {
  const { rows } = await sql<{ npp: string }>`
    select o.npp from certificates.employer_standings s join registry.organisations o on o.organisation_id = s.organisation_id
    where o.kind = 'employer' and o.npp is not null and s.paid_through = (select max(paid_through) from certificates.employer_standings)
    order by o.npp limit ${count}`.execute(transaction.of<unknown>());
  return rows;
}
