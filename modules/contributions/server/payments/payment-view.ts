import { receiptNumber } from '#modules/contributions/core/index.ts';
import { maskName } from '#modules/registry/core/index.ts';
import { shownPayer } from './bill-at-counter.ts';
import type { JournalRow, PaidRow, PaymentRow } from './payment-queries.ts';

/** A payment as a line of a list. */
export function paymentLine(row: PaymentRow) {
  return {
    paymentId: row.payment_id,
    receipt: receiptNumber(row.receipt, row.received_on),
    channel: row.channel,
    reference: row.reference,
    amountIdr: String(row.amount_idr),
    receivedOn: row.received_on,
    recordedAt: row.recorded_at.toISOString(),
    code: row.code,
    state: row.state,
    payer: payerOf(row),
    cashier: row.cashier ?? '',
  };
}

/** The payer of a row, as far as the caller knows him. */
export function payerOf(row: {
  readonly payer_id: string | null;
  readonly payer_kind: PaymentRow['payer_kind'];
  readonly payer_name: string | null;
}) {
  return row.payer_id && row.payer_kind ? shownPayer(row.payer_id, row.payer_kind, row.payer_name) : null;
}

/** What a payment paid, names masked. */
export function paidLine(row: PaidRow) {
  return {
    workerId: row.worker_id,
    name: maskName(row.worker_name),
    part: row.part,
    months: [...row.months],
    workers: row.workers,
    amountIdr: String(row.amount_idr),
  };
}

/** A journal as a line of a list. */
export function journalLine(row: JournalRow) {
  return {
    journalId: row.journal_id,
    kind: row.kind,
    bookedOn: row.booked_on,
    recordedAt: row.recorded_at.toISOString(),
    reason: row.reason,
    paymentId: row.payment_id,
    amountIdr: String(row.amount_idr),
    receipt:
      row.receipt !== null && row.received_on !== null ? receiptNumber(row.receipt, row.received_on) : '',
  };
}

/** The workers whom these payments show. */
export function workersShown(
  rows: readonly { readonly payer_id: string | null; readonly payer_kind: string | null }[],
): string[] {
  return [
    ...new Set(rows.flatMap((row) => (row.payer_kind === 'worker' && row.payer_id ? [row.payer_id] : []))),
  ];
}
