import { refusePayment } from '#modules/contributions/core/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { readPeople } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import type { Transaction } from '#platform/server/db/index.ts';
import { listExceptionsOf } from './exception-queries.ts';
import { moneyReaders } from './money-roles.ts';
import {
  type Channel,
  findPayments,
  listJournalsOf,
  listPaid,
  listPayments,
  type PaymentRow,
  sumPayments,
} from './payment-queries.ts';
import { journalLine, paidLine, paymentLine, workersShown } from './payment-view.ts';
import { checkCodeOf } from './receipt-check-code.ts';
import { findReturnable, listRefundsOf } from './refund-queries.ts';
import { refundView } from './refund-view.ts';

/** Payments of a day and their sums by channel; the look at their payers is written down. */
export function showPayments(
  services: Services,
  caller: Caller,
  asked: {
    readonly day?: string | undefined;
    readonly channel?: Channel | undefined;
    readonly cursor?: string | undefined;
    readonly limit: number;
  },
) {
  const name = 'contributions.show-payments';
  const day = asked.day ?? services.today();
  const before = asked.cursor && /^\d{1,18}$/.test(asked.cursor) ? BigInt(asked.cursor) : null;
  return readPeople(services, {
    act: { name, roles: moneyReaders },
    caller,
    perform: async (transaction) => {
      const rows = await listPayments(transaction, {
        day,
        channel: asked.channel ?? null,
        before,
        limit: asked.limit,
      });
      const sums = await sumPayments(transaction, day);
      const last = rows.length === asked.limit ? rows.at(-1) : undefined;
      return {
        output: {
          day,
          payments: rows.map(paymentLine),
          sums: sums.map(({ channel, payments, amount_idr }) => ({
            channel,
            payments,
            amountIdr: String(amount_idr),
          })),
          cursor: last ? String(last.receipt) : null,
        },
        audit: {
          act: name,
          subjectKind: 'payments',
          subjectId: day,
          details: { rows: rows.length },
          workers: workersShown(rows),
        },
      };
    },
  });
}

/**
 * A payment with what it paid, its journals, and what became of it since.
 *
 * @throws Refusal `payment.not_found`: absent and out of sight are the same
 */
export function showPayment(services: Services, caller: Caller, paymentId: string) {
  const name = 'contributions.show-payment';
  return readPeople(services, {
    act: { name, roles: moneyReaders },
    caller,
    perform: async (transaction) => {
      const row = await getPayment(transaction, paymentId);
      const story = await storyOf(services, transaction, caller, row);
      return {
        output: { ...paymentLine(row), ...story },
        audit: {
          act: name,
          subjectKind: 'payment',
          subjectId: paymentId,
          areaCode: row.area_code,
          workers: [
            ...new Set([...workersShown([row]), ...story.paid.flatMap(({ workerId }) => workerId ?? [])]),
          ],
        },
      };
    },
  });
}

/** One payment in the caller's sight. @throws Refusal `payment.not_found` */
export async function getPayment(transaction: Transaction, paymentId: string): Promise<PaymentRow> {
  const [row] = await findPayments(transaction, [paymentId]);
  if (!row) throw refusePayment('payment.not_found');
  return row;
}

async function storyOf(services: Services, transaction: Transaction, caller: Caller, row: PaymentRow) {
  const [paid, journals] = [
    await listPaid(transaction, row.payment_id),
    await listJournalsOf(transaction, row.payment_id),
  ];
  const refunds = await listRefundsOf(transaction, row.payment_id);
  const facts = { receipt: row.receipt, amountIdr: row.amount_idr, receivedOn: row.received_on };
  return {
    checkCode: checkCodeOf(services.secrets, facts),
    isPrinted: row.receipt_printed_at !== null,
    creditIdr: String(row.credit_idr ?? 0n),
    returnableIdr: String(await findReturnable(transaction, row.payment_id)),
    billId: row.bill_id,
    paid: paid.map(paidLine),
    exceptions: await listExceptionsOf(transaction, row.payment_id),
    refunds: refunds.map((refund) => refundView(refund, caller)),
    journals: journals.map(journalLine),
  };
}
