import { sql } from 'kysely';
import type { Transaction } from '#platform/server/db/transaction.ts';

/** What became of a bank's own inquiry and payment of one id. */
export interface BankPayment {
  readonly payment: {
    readonly paymentId: string;
    readonly code: string;
    readonly amountIdr: bigint;
    readonly isTakenBack: boolean;
    readonly receipt: bigint;
    readonly recordedAt: Date;
  } | null;
  readonly inquiredBillId: string | null;
}

interface PaymentRow {
  readonly payment_id: string | null;
  readonly code: string;
  readonly amount_idr: bigint;
  readonly state: string;
  readonly receipt: bigint;
  readonly recorded_at: Date;
  readonly inquired_bill: string | null;
}

/** Looks under the bank's own name alone: another bank's id is nobody's. */
export async function findPayment(
  transaction: Transaction,
  partnerId: string,
  requestId: string,
): Promise<BankPayment> {
  const { rows } =
    await sql<PaymentRow>`select * from contributions.payment_for_bank(${partnerId}, ${requestId})`.execute(
      transaction.of<unknown>(),
    );
  const [row] = rows;
  if (!row) throw new Error('the look-up of a payment always gives a row');
  return {
    payment:
      row.payment_id === null
        ? null
        : {
            paymentId: row.payment_id,
            code: row.code,
            amountIdr: row.amount_idr,
            isTakenBack: row.state === 'reversed' || row.state === 'returned',
            receipt: row.receipt,
            recordedAt: row.recorded_at,
          },
    inquiredBillId: row.inquired_bill,
  };
}
