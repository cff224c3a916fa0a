import { sql } from 'kysely';
import { refuse } from '#modules/registry/core/index.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';

export interface OrganisationFacts {
  readonly name: string;
  readonly npp: string;
  readonly place: string;
  readonly office: string;
  readonly creditIdr: string;
  /** Of all open bills, with their late fees. */
  readonly owedIdr: string;
}

export interface BillRow {
  readonly code: string;
  readonly first_month: string;
  readonly last_month: string;
  readonly workers: number;
  readonly amount_idr: string;
  readonly fee_idr: string;
  readonly paid_idr: string;
  readonly state: 'open' | 'paid' | 'cancelled' | 'replaced' | 'expired';
  readonly due_on: string;
  readonly paid_on: string | null;
}

export interface PaymentRow {
  readonly received_on: string;
  readonly channel: 'teller' | 'va' | 'transfer';
  readonly receipt: string;
  readonly code: string;
  readonly amount_idr: string;
  readonly state: 'received' | 'posted' | 'unidentified' | 'reversed' | 'returned';
}

/**
 * An organisation whose account the caller may read: his own and those below it, or one in his office's area. Everybody may know
 * that it exists; what it pays is another thing.
 *
 * @throws Refusal `organisation.not_found`
 */
export async function getOrganisationFacts(
  transaction: Transaction,
  organisationId: string,
): Promise<OrganisationFacts> {
  const { rows } = await sql<OrganisationFacts>`
    select o.name, coalesce(o.npp, '') as npp, coalesce(a.path_name, '') as place,
      coalesce((select min(n.name) from registry.branches n where left(o.area_code, 5) = any (n.regency_codes)), '') as office,
      coalesce((select k.credit_idr from contributions.payers k where k.payer_id = o.organisation_id), 0)::text as "creditIdr",
      coalesce((select sum(b.amount_idr + b.fee_idr - b.paid_idr - b.fee_paid_idr) from contributions.bills b
        where b.payer_id = o.organisation_id and b.state = 'open'), 0)::text as "owedIdr"
    from registry.organisations o left join registry.areas a on a.code = o.area_code
    where o.organisation_id = ${organisationId}::uuid and contributions.in_scope('', o.area_code, array[o.organisation_id])`.execute(
    transaction.of<unknown>(),
  );
  const [found] = rows;
  if (!found) throw refuse('organisation.not_found');
  return found;
}

/** Bills of an organisation, newest first. */
export async function listBills(
  transaction: Transaction,
  organisationId: string,
  limit: number,
): Promise<BillRow[]> {
  const { rows } = await sql<BillRow>`
    select code, first_month, last_month, workers, amount_idr::text as amount_idr, fee_idr::text as fee_idr,
      (paid_idr + fee_paid_idr)::text as paid_idr, state, due_on, paid_on
    from contributions.bills where payer_id = ${organisationId}::uuid
    order by first_month desc, issued_on desc, code desc limit ${limit}`.execute(transaction.of<unknown>());
  return rows;
}

/** Payments of an organisation, newest first. */
export async function listPayments(
  transaction: Transaction,
  organisationId: string,
  limit: number,
): Promise<PaymentRow[]> {
  const { rows } = await sql<PaymentRow>`
    select received_on, channel, lpad(receipt::text, 6, '0') as receipt, code, amount_idr::text as amount_idr, state
    from contributions.payments where payer_id = ${organisationId}::uuid
    order by received_on desc, receipt desc limit ${limit}`.execute(transaction.of<unknown>());
  return rows;
}
