import type { BillRow } from './bill-queries.ts';

/** One line of a list of bills. */
export function billLine(bill: BillRow) {
  const { amount_idr, fee_idr, paid_idr, fee_paid_idr, forgone_idr } = bill;
  return {
    billId: bill.bill_id,
    code: bill.code,
    kind: bill.kind,
    segment: bill.segment,
    payerKind: bill.payer_kind,
    payerId: bill.payer_id,
    payerName: bill.payer_name,
    firstMonth: bill.first_month,
    lastMonth: bill.last_month,
    workers: bill.workers,
    amountIdr: String(amount_idr),
    feeIdr: String(fee_idr),
    paidIdr: String(paid_idr + fee_paid_idr),
    owedIdr: String(
      bill.state === 'open' ? amount_idr + fee_idr - paid_idr - fee_paid_idr - forgone_idr : 0n,
    ),
    state: bill.state,
    issuedOn: bill.issued_on,
    dueOn: bill.due_on,
    expiresOn: bill.expires_on,
  };
}

/** Workers whose bills these are: whom the journal names as looked at. */
export function workersPaying(bills: readonly BillRow[]): string[] {
  return bills.filter(({ payer_kind }) => payer_kind === 'worker').map(({ payer_id }) => payer_id);
}
