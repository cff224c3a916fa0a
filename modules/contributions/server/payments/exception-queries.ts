import { sql } from 'kysely';
import type { ExceptionKind, PayerKind } from '#modules/contributions/core/index.ts';
import type { Transaction } from '#platform/server/db/index.ts';
import type { CounterBill } from './bill-at-counter.ts';

export interface ExceptionRow {
  readonly exception_id: string;
  readonly kind: ExceptionKind;
  readonly state: 'open' | 'settled';
  readonly amount_idr: bigint;
  readonly opened_on: string;
  readonly recorded_at: Date;
  readonly outcome: string | null;
  readonly settled_at: Date | null;
  readonly note: string | null;
  readonly reference: string | null;
  readonly payment_id: string | null;
  readonly payment_state: string | null;
  readonly payer_id: string | null;
  readonly payer_kind: PayerKind | null;
  readonly payer_name: string | null;
  readonly credit_idr: bigint | null;
  readonly bill_id: string | null;
  readonly bill_code: string | null;
  readonly bill_state: CounterBill['state'] | null;
  readonly first_month: string | null;
  readonly last_month: string | null;
  readonly is_waiting: boolean;
  readonly area_code: string;
}

export interface ExceptionFilter {
  readonly kind: ExceptionKind | null;
  readonly state: 'open' | 'settled';
  readonly exceptionId: string | null;
  /** The last line of the page before. */
  readonly after: { readonly day: string; readonly id: string } | null;
  readonly limit: number;
}

/** Lines of the work list in the caller's sight, the oldest first; of settled ones the latest. */
export async function listExceptions(
  transaction: Transaction,
  filter: ExceptionFilter,
): Promise<ExceptionRow[]> {
  const { kind, state, exceptionId, after, limit } = filter;
  const order = state === 'open' ? sql`asc` : sql`desc`;
  const beyond = state === 'open' ? sql`>` : sql`<`;
  const { rows } = await sql<ExceptionRow>`
    with x as materialized (
      select * from contributions.exceptions
      where (${exceptionId}::uuid is not null and exception_id = ${exceptionId}::uuid)
        or (${exceptionId}::uuid is null and state = ${state} and (${kind}::text is null or kind = ${kind})
          and (${after?.day ?? null}::date is null or (opened_on, exception_id) ${beyond} (${after?.day ?? null}::date, ${after?.id ?? null}::uuid)))
      order by opened_on ${order}, exception_id ${order} limit ${limit}
    )
    select x.exception_id, x.kind, x.state, x.amount_idr, x.opened_on::text, x.recorded_at, x.outcome, x.settled_at,
      coalesce(x.details ->> 'note', x.details ->> 'reason') as note, x.details ->> 'reference' as reference, x.payment_id, p.state as payment_state,
      x.payer_id, n.kind as payer_kind, n.name as payer_name, n.credit_idr, b.bill_id, b.code as bill_code, b.state as bill_state, b.first_month, b.last_month,
      exists (select from contributions.refunds r where r.payment_id = x.payment_id and r.state = 'proposed') as is_waiting, x.area_code
    from x
      left join contributions.payments p on p.payment_id = x.payment_id
      left join contributions.bills b on b.bill_id = x.bill_id
      left join contributions.payer_names(array(select distinct payer_id from x where payer_id is not null)) n on n.payer_id = x.payer_id
    order by x.opened_on ${order}, x.exception_id ${order}`.execute(transaction.of<unknown>());
  return rows;
}

/** How many lines are open of each kind, and about how much money. */
export async function countExceptions(transaction: Transaction) {
  const { rows } = await sql<{ kind: ExceptionKind; open: number; amount_idr: bigint }>`
    select kind, count(*)::int as open, sum(amount_idr)::bigint as amount_idr from contributions.exceptions
    where state = 'open' group by kind order by kind`.execute(transaction.of<unknown>());
  return rows;
}

/** The lines of the work list about one payment. */
export async function listExceptionsOf(transaction: Transaction, paymentId: string) {
  const { rows } = await sql<{
    exception_id: string;
    kind: ExceptionKind;
    state: 'open' | 'settled';
    outcome: string | null;
  }>`select exception_id, kind, state, outcome from contributions.exceptions where payment_id = ${paymentId}::uuid order by recorded_at, exception_id`.execute(
    transaction.of<unknown>(),
  );
  return rows.map(({ exception_id, ...line }) => ({ exceptionId: exception_id, ...line }));
}
