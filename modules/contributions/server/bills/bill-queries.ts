import { sql } from 'kysely';
import {
  type BillKind,
  type BillState,
  readPaymentCode,
  refuseBill,
} from '#modules/contributions/core/index.ts';
import type { Transaction } from '#platform/server/db/index.ts';

type PayerKind = 'worker' | 'employer' | 'group' | 'sponsor';

export interface BillRow {
  readonly bill_id: string;
  readonly code: string;
  readonly kind: BillKind;
  readonly segment: 'PU' | 'BPU';
  readonly payer_kind: PayerKind;
  readonly payer_id: string;
  readonly payer_name: string;
  readonly first_month: string;
  readonly last_month: string;
  readonly workers: number;
  readonly amount_idr: bigint;
  readonly fee_idr: bigint;
  readonly paid_idr: bigint;
  readonly fee_paid_idr: bigint;
  readonly forgone_idr: bigint;
  readonly state: BillState;
  readonly issued_on: string;
  readonly due_on: string;
  readonly expires_on: string | null;
  readonly paid_on: string | null;
  readonly replaced_by_code: string | null;
  readonly ended_reason: string | null;
  readonly area_code: string;
}

export interface BillSearch {
  readonly state: string | null;
  readonly kind: string | null;
  readonly month: string | null;
  readonly payerId: string | null;
  readonly code: string | null;
}

/** Where a page of bills ends. */
export interface BillPlace {
  readonly dueOn: string;
  readonly billId: string;
}

const columns = sql`b.bill_id, b.code, b.kind, b.segment, b.payer_kind, b.payer_id, n.payer_name, b.first_month, b.last_month, b.workers, b.amount_idr,
  b.fee_idr, b.paid_idr, b.fee_paid_idr, b.forgone_idr, b.state, b.issued_on, b.due_on, b.expires_on, b.paid_on, b.ended_reason, b.area_code, r.code as replaced_by_code`;

/** Bills in scope, the latest due first, with the names of their payers. */
export async function listBills(
  transaction: Transaction,
  search: BillSearch,
  { after, limit }: { readonly after: BillPlace | null; readonly limit: number },
): Promise<BillRow[]> {
  const { rows } = await sql<BillRow>`
    with page as materialized (
      select b.* from contributions.bills b where ${matches(search)}
        and (${after?.dueOn ?? null}::date is null or (b.due_on, b.bill_id) < (${after?.dueOn ?? null}::date, ${after?.billId ?? null}::uuid))
      order by b.due_on desc, b.bill_id desc limit ${limit})
    select ${columns} from page b
      left join contributions.bill_payers(array(select p.bill_id from page p)) n on n.bill_id = b.bill_id
      left join contributions.bills r on r.bill_id = b.replaced_by
    order by b.due_on desc, b.bill_id desc`.execute(transaction.of<unknown>());
  return rows.map((row) => ({ ...row, payer_name: row.payer_name ?? '' }));
}

export interface BillTotals {
  readonly bills: bigint;
  readonly amount_idr: bigint;
  readonly owed_idr: bigint;
}

/** How many bills a search finds, what they ask for and what is left of that. */
export async function countBills(transaction: Transaction, search: BillSearch): Promise<BillTotals> {
  const { rows } = await sql<BillTotals>`
    select count(*) as bills, coalesce(sum(b.amount_idr + b.fee_idr), 0)::bigint as amount_idr,
      coalesce(sum(b.amount_idr + b.fee_idr - b.paid_idr - b.fee_paid_idr - b.forgone_idr) filter (where b.state = 'open'), 0)::bigint as owed_idr
    from contributions.bills b where ${matches(search)}`.execute(transaction.of<unknown>());
  const [totals] = rows;
  if (!totals) throw new Error('a count has no row');
  return totals;
}

function matches({ state, kind, month, payerId, code }: BillSearch) {
  return sql`(${state}::text is null or b.state = ${state}) and (${kind}::text is null or b.kind = ${kind})
    and (${month}::text is null or ${month} between b.first_month and b.last_month) and (${payerId}::uuid is null or b.payer_id = ${payerId})
    and (${code}::text is null or b.code = ${code})`;
}

/** @throws Refusal `bill.not_found`: absent and out of sight are the same */
export async function getBill(transaction: Transaction, typed: string): Promise<BillRow> {
  const code = readPaymentCode(typed) ?? '';
  const search = { state: null, kind: null, month: null, payerId: null, code };
  const [bill] = await listBills(transaction, search, { after: null, limit: 1 });
  if (!bill) throw refuseBill('bill.not_found');
  return bill;
}

export interface BillMonthRow {
  readonly month: string;
  readonly occupation: 'other' | 'transport';
  readonly base_idr: bigint;
  readonly workers: bigint;
  readonly jkk_idr: bigint;
  readonly jkm_idr: bigint;
  readonly jht_idr: bigint;
  readonly jp_idr: bigint;
  readonly amount_idr: bigint;
  readonly state: 'due' | 'paid' | 'forgone';
}

/** A bill by month, sector and base. */
export async function listBillMonths(transaction: Transaction, billId: string): Promise<BillMonthRow[]> {
  const { rows } = await sql<BillMonthRow>`select * from contributions.bill_months(${billId}::uuid)`.execute(
    transaction.of<unknown>(),
  );
  return rows;
}

export interface BillWorkerRow {
  readonly worker_id: string;
  readonly name: string | null;
  readonly nik_masked: string | null;
  readonly months: readonly string[];
  readonly amount_idr: bigint;
  readonly paid_idr: bigint;
  readonly state: 'due' | 'paid' | 'forgone';
}

/** Workers of a bill, by id. */
export async function listBillWorkers(
  transaction: Transaction,
  billId: string,
  { after, limit }: { readonly after: string | null; readonly limit: number },
): Promise<BillWorkerRow[]> {
  const { rows } = await sql<BillWorkerRow>`
    select * from contributions.bill_workers(${billId}::uuid, coalesce(${after}::uuid, '00000000-0000-0000-0000-000000000000'), ${limit}::int)`.execute(
    transaction.of<unknown>(),
  );
  return rows;
}

interface PaymentRow {
  readonly received_on: string;
  readonly amount_idr: bigint;
  readonly channel: string;
}

/** Money that came under the code of a bill and was not taken back. */
export async function listBillPayments(transaction: Transaction, billId: string): Promise<PaymentRow[]> {
  const { rows } = await sql<PaymentRow>`
    select received_on, amount_idr, channel from contributions.payments
    where bill_id = ${billId}::uuid and state in ('received', 'posted') order by received_on limit 50`.execute(
    transaction.of<unknown>(),
  );
  return rows;
}

/** Money held for a payer. */
export async function findHeld(transaction: Transaction, payerId: string): Promise<bigint> {
  const { rows } = await sql<{ credit_idr: bigint }>`
    select credit_idr from contributions.payers where payer_id = ${payerId}::uuid`.execute(
    transaction.of<unknown>(),
  );
  return rows[0]?.credit_idr ?? 0n;
}

/** The code of a bill just made. */
export async function getCode(transaction: Transaction, billId: string): Promise<string> {
  const { rows } = await sql<{ code: string }>`
    select code from contributions.bills where bill_id = ${billId}::uuid`.execute(transaction.of<unknown>());
  const [bill] = rows;
  if (!bill) throw new Error('a bill that was just made cannot be read');
  return bill.code;
}
