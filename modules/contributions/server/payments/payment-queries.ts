import { type RawBuilder, sql } from 'kysely';
import type { PayerKind } from '#modules/contributions/core/index.ts';
import type { Transaction } from '#platform/server/db/index.ts';

export type Channel = 'teller' | 'va' | 'transfer';

export interface PaymentRow {
  readonly payment_id: string;
  readonly receipt: bigint;
  readonly channel: Channel;
  readonly source: string;
  readonly reference: string;
  readonly amount_idr: bigint;
  readonly received_on: string;
  readonly recorded_at: Date;
  readonly code: string;
  readonly state: string;
  readonly bill_id: string | null;
  readonly payer_id: string | null;
  readonly payer_kind: PayerKind | null;
  readonly payer_name: string | null;
  readonly credit_idr: bigint | null;
  readonly receipt_printed_at: Date | null;
  readonly area_code: string;
  readonly cashier: string | null;
}

const columns = sql`p.payment_id, p.receipt, p.channel, p.source, p.reference, p.amount_idr, p.received_on::text, p.recorded_at, p.code, p.state, p.bill_id, p.payer_id,
  p.receipt_printed_at, p.area_code, n.kind as payer_kind, n.name as payer_name, n.credit_idr, c.name as cashier`;

/** Payments (`p`, as SQL) with their payers' names, as far as the caller sees them. */
function withNames(payments: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(with p as materialized (${payments})
    select ${columns} from p
      left join contributions.payer_names(array(select distinct payer_id from p where payer_id is not null)) n on n.payer_id = p.payer_id
      left join contributions.cashiers c on c.account_id = p.account_id)`;
}

export interface DayFilter {
  readonly day: string;
  readonly channel: Channel | null;
  /** The receipt that the page before ended with. */
  readonly before: bigint | null;
  readonly limit: number;
}

/** Payments of a day in the caller's sight, the latest first. */
export async function listPayments(
  transaction: Transaction,
  { day, channel, before, limit }: DayFilter,
): Promise<PaymentRow[]> {
  const { rows } = await sql<PaymentRow>`select * from ${withNames(sql`select * from contributions.payments
      where received_on = ${day}::date and (${channel}::text is null or channel = ${channel}) and (${before}::bigint is null or receipt < ${before})
      order by receipt desc limit ${limit}`)} r order by r.receipt desc`.execute(transaction.of<unknown>());
  return rows;
}

/** What came on a day by channel; what was taken back or given back later is not counted off: the day is as it was. */
export async function sumPayments(transaction: Transaction, day: string) {
  const { rows } = await sql<{ channel: Channel; payments: number; amount_idr: bigint }>`
    select channel, count(*)::int as payments, sum(amount_idr)::bigint as amount_idr from contributions.payments
    where received_on = ${day}::date group by channel order by channel`.execute(transaction.of<unknown>());
  return rows;
}

/** Payments by their ids. */
export async function findPayments(transaction: Transaction, ids: readonly string[]): Promise<PaymentRow[]> {
  const { rows } = await sql<PaymentRow>`select * from ${withNames(
    sql`select * from contributions.payments where payment_id = any (${[...ids]}::uuid[])`,
  )} r`.execute(transaction.of<unknown>());
  return rows;
}

export interface PaidRow {
  readonly worker_id: string | null;
  readonly worker_name: string;
  readonly kpj: string;
  readonly part: string;
  readonly months: readonly string[];
  readonly workers: number;
  readonly amount_idr: bigint;
}

/** What a payment paid; nothing of a payment that the caller does not see. */
export async function listPaid(transaction: Transaction, paymentId: string): Promise<PaidRow[]> {
  const { rows } =
    await sql<PaidRow>`select * from contributions.paid_by(${paymentId}::uuid) order by worker_name, worker_id, part`.execute(
      transaction.of<unknown>(),
    );
  return rows;
}

export interface JournalRow {
  readonly journal_id: string;
  readonly kind: string;
  readonly booked_on: string;
  readonly recorded_at: Date;
  readonly reason: string;
  readonly payment_id: string | null;
  readonly receipt: bigint | null;
  readonly received_on: string | null;
  readonly amount_idr: bigint;
}

/** Journals of a payment, as they were written. */
export async function listJournalsOf(transaction: Transaction, paymentId: string): Promise<JournalRow[]> {
  const { rows } = await sql<JournalRow>`
    select j.journal_id, j.kind, j.booked_on::text, j.recorded_at, j.reason, j.payment_id, p.receipt, p.received_on::text,
      coalesce((select sum(t.amount_idr)::bigint from contributions.postings t where t.journal_id = j.journal_id), 0) as amount_idr
    from contributions.journals j join contributions.payments p on p.payment_id = j.payment_id
    where j.payment_id = ${paymentId}::uuid order by j.recorded_at, j.kind <> 'payment', j.journal_id`.execute(
    transaction.of<unknown>(),
  );
  return rows;
}
