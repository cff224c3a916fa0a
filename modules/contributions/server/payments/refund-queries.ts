import { type RawBuilder, sql } from 'kysely';
import type { PayerKind } from '#modules/contributions/core/index.ts';
import type { Transaction } from '#platform/server/db/index.ts';
import type { Channel } from './payment-queries.ts';

export interface RefundRow {
  readonly refund_id: string;
  readonly kind: 'refund' | 'attribution';
  readonly state: 'proposed' | 'paid' | 'rejected' | 'withdrawn';
  readonly amount_idr: bigint;
  readonly reason: string;
  readonly payee_masked: string;
  readonly payment_id: string | null;
  readonly receipt: bigint | null;
  readonly received_on: string | null;
  readonly channel: Channel | null;
  readonly payer_id: string | null;
  readonly payer_kind: PayerKind | null;
  readonly payer_name: string | null;
  readonly to_code: string | null;
  readonly to_payer_id: string | null;
  readonly to_payer_kind: PayerKind | null;
  readonly to_payer_name: string | null;
  readonly account_id: string;
  readonly person_key: string;
  readonly actor_name: string;
  readonly proposed_at: Date;
  readonly decider_name: string | null;
  readonly decided_at: Date | null;
  readonly decision_reason: string | null;
  readonly area_code: string;
}

/** Proposals (`r`, as SQL) with the names of the payers, as far as the caller sees them. */
function withNames(refunds: RawBuilder<unknown>): RawBuilder<RefundRow> {
  return sql<RefundRow>`
    with r as materialized (${refunds}), n as materialized (
      select * from contributions.payer_names(array(
        select payer_id from r where payer_id is not null
        union select b.payer_id from r join contributions.bills b on b.bill_id = r.to_bill_id)))
    select r.refund_id, r.kind, r.state, r.amount_idr, r.reason, r.payee_masked, r.payment_id, p.receipt, p.received_on::text, p.channel, r.payer_id,
      n.kind as payer_kind, n.name as payer_name, b.code as to_code, b.payer_id as to_payer_id, o.kind as to_payer_kind, o.name as to_payer_name,
      r.account_id, r.person_key, r.actor_name, r.proposed_at, r.decider_name, r.decided_at, r.decision_reason, r.area_code
    from r left join contributions.payments p on p.payment_id = r.payment_id
      left join contributions.bills b on b.bill_id = r.to_bill_id
      left join n on n.payer_id = r.payer_id left join n o on o.payer_id = b.payer_id
    order by (r.state = 'proposed') desc, r.proposed_at desc, r.refund_id desc`;
}

/** What waits for a second person first, then what was decided, the latest first. */
export async function listRefunds(
  transaction: Transaction,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<RefundRow[]> {
  const { rows } = await withNames(sql`select * from contributions.refunds
    order by (state = 'proposed') desc, proposed_at desc, refund_id desc limit ${limit} offset ${after}`).execute(
    transaction.of<unknown>(),
  );
  return rows;
}

/** Proposals about one payment. */
export async function listRefundsOf(transaction: Transaction, paymentId: string): Promise<RefundRow[]> {
  const { rows } = await withNames(
    sql`select * from contributions.refunds where payment_id = ${paymentId}::uuid`,
  ).execute(transaction.of<unknown>());
  return rows;
}

/** One proposal in the caller's sight. */
export async function findRefund(transaction: Transaction, refundId: string): Promise<RefundRow | null> {
  const { rows } = await withNames(
    sql`select * from contributions.refunds where refund_id = ${refundId}::uuid`,
  ).execute(transaction.of<unknown>());
  return rows[0] ?? null;
}

/** How much of a payment may still be given back. */
export async function findReturnable(transaction: Transaction, paymentId: string): Promise<bigint> {
  const { rows } = await sql<{
    idr: bigint | null;
  }>`select contributions.returnable(${paymentId}::uuid) as idr`.execute(transaction.of<unknown>());
  return rows[0]?.idr ?? 0n;
}
