import { sql } from 'kysely';
import { type PayerKind, readPaymentCode, refusePayment } from '#modules/contributions/core/index.ts';
import { maskName } from '#modules/registry/core/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { readPeople } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import type { Transaction } from '#platform/server/db/index.ts';
import { cashiers } from './money-roles.ts';

export interface CounterBill {
  readonly bill_id: string;
  readonly code: string;
  readonly state: 'open' | 'paid' | 'cancelled' | 'replaced' | 'expired';
  readonly kind: string;
  readonly payer_kind: PayerKind;
  readonly payer_id: string;
  readonly payer_name: string | null;
  readonly first_month: string;
  readonly last_month: string;
  readonly workers: number;
  readonly fee_idr: bigint;
  readonly owed_idr: bigint;
  readonly due_on: string;
  readonly expires_on: string | null;
  readonly paid_on: string | null;
  readonly replaced_by_code: string | null;
  readonly credit_idr: bigint;
  readonly payer_owed_idr: bigint;
  readonly area_code: string;
}

/**
 * The bill of a code as someone typed or scanned it, when it lies in the caller's scope.
 *
 * @throws Refusal `payment.code_invalid`, `payment.bill_not_found`: absent and out of sight are the same
 */
export async function getBillAtCounter(transaction: Transaction, typed: string): Promise<CounterBill> {
  const { rows } =
    await sql<CounterBill>`select * from contributions.bill_at_counter(${readCode(typed)})`.execute(
      transaction.of<unknown>(),
    );
  const [bill] = rows;
  if (!bill) throw refusePayment('payment.bill_not_found', { field: 'code' });
  return bill;
}

/** A payment code as it is kept. @throws Refusal `payment.code_invalid` */
export function readCode(typed: string): string {
  const code = readPaymentCode(typed);
  if (code === null) throw refusePayment('payment.code_invalid', { field: 'code' });
  return code;
}

/** Whom the journal names as looked at: the worker, when he pays for himself. */
export function workersOf(payer: {
  readonly payer_kind: string | null;
  readonly payer_id: string | null;
}): string[] {
  return payer.payer_kind === 'worker' && payer.payer_id ? [payer.payer_id] : [];
}

/** A payer by the name that the counter may show: a worker's is masked. */
export function shownPayer(payerId: string, kind: PayerKind, name: string | null) {
  return { payerId, kind, name: kind === 'worker' ? maskName(name ?? '') : (name ?? '') };
}

/** Whose bill a code is, and what it asks for; the look is written down. */
export function lookUpBill(services: Services, caller: Caller, typed: string) {
  const name = 'contributions.look-up-bill';
  return readPeople(services, {
    act: { name, roles: cashiers },
    caller,
    perform: async (transaction) => {
      const bill = await getBillAtCounter(transaction, typed);
      return {
        output: billView(bill),
        audit: {
          act: name,
          subjectKind: 'bill',
          subjectId: bill.bill_id,
          areaCode: bill.area_code,
          workers: workersOf(bill),
        },
      };
    },
  });
}

function billView(bill: CounterBill) {
  return {
    billId: bill.bill_id,
    code: bill.code,
    state: bill.state,
    kind: bill.kind,
    payer: shownPayer(bill.payer_id, bill.payer_kind, bill.payer_name),
    firstMonth: bill.first_month,
    lastMonth: bill.last_month,
    workers: bill.workers,
    owedIdr: String(bill.owed_idr),
    feeIdr: String(bill.fee_idr),
    dueOn: bill.due_on,
    expiresOn: bill.expires_on,
    paidOn: bill.paid_on,
    replacedByCode: bill.replaced_by_code,
    creditIdr: String(bill.credit_idr),
    payerOwedIdr: String(bill.payer_owed_idr),
  };
}
