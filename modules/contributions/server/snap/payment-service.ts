import { sql } from 'kysely';
import { type PaymentRequest, paymentRequestSchema } from '#modules/contributions/api/index.ts';
import {
  billStanding,
  isAmountIdr,
  type SnapOutcome,
  type SnapReason,
  snapAmountOf,
  standingAnswers,
} from '#modules/contributions/core/index.ts';
import { newId } from '#platform/server/new-id.ts';
import { askedAccount, isOneAccount, paymentCodeOf } from './asked-account.ts';
import { bankAnswer } from './bank-message.ts';
import type { BankAnswered, BankService, BankWork } from './bank-service.ts';
import { type BankBill, findBill } from './find-bill.ts';
import { findPayment } from './find-payment.ts';

const success: SnapReason = { english: 'Success', indonesia: 'Sukses' };
const wrongAmount: SnapReason = {
  english: 'The amount is not what is owed',
  indonesia: 'Jumlah tidak sama dengan tagihan',
};
const otherContent: SnapReason = {
  english: 'This paymentRequestId was another payment',
  indonesia: 'paymentRequestId ini milik pembayaran lain',
};

/**
 * Service 25: the money of a bill is with the bank. Taken once by paymentRequestId, whatever arrives twice or at once;
 * the same payment again is answered as the first time, another content under its number is refused.
 */
export const paymentService: BankService<typeof paymentRequestSchema> = {
  name: 'payment',
  shape: paymentRequestSchema,
  requestIdOf: ({ paymentRequestId }) => paymentRequestId,
  isAdvice: ({ flagAdvise }) => flagAdvise === 'Y',
  perform: async (work, message) => {
    const { services, transaction, bank } = work;
    if (!isOneAccount(message))
      return { answer: bankAnswer('payment', 'invalid_format', { detail: 'virtualAccountNo' }) };
    const code = paymentCodeOf(bank, message);
    const bill = code === null ? null : await findBill(transaction, code, { hold: true });
    const { payment } = await findPayment(transaction, bank.partnerId, message.paymentRequestId);
    if (payment) return repeated(message, bill, payment);
    const standing = billStanding(bill, services.today());
    if (standing !== 'open' || bill === null) {
      const { outcome, reason } = standingAnswers[standing === 'open' ? 'unknown' : standing];
      const detail = outcome === 'paid_bill' ? undefined : reason.english;
      return refused(message, { bill, outcome, reason, detail });
    }
    if (!isAmountIdr(message.paidAmount.value, bill.owedIdr))
      return refused(message, { bill, outcome: 'invalid_amount', reason: wrongAmount });
    return take(work, message, bill);
  },
};

async function take(work: BankWork, message: PaymentRequest, bill: BankBill): Promise<BankAnswered> {
  const { services, transaction, bank } = work;
  const paymentId = newId();
  const received = {
    ...{ paymentId, channel: 'va', source: `snap:${bank.partnerId}`, reference: message.paymentRequestId },
    ...{ amountIdr: String(bill.owedIdr), receivedOn: services.today(), code: message.customerNo },
    accountId: bank.accountId,
  };
  const { rows } = await sql<{ is_new: boolean }>`select is_new from contributions.receive_payments(
    ${JSON.stringify([received])}::jsonb)`.execute(transaction.of<unknown>());
  // Only another bill paid under this number at the same instant: it holds another payer, so neither waited for the other.
  if (rows[0]?.is_new !== true)
    return refused(message, { bill, outcome: 'inconsistent_request', reason: otherContent });
  return {
    answer: taken(message, bill),
    billId: bill.billId,
    audit: {
      act: 'contributions.take-bank-payment',
      subjectKind: 'payment',
      subjectId: paymentId,
      areaCode: bill.areaCode,
      details: { partner: bank.partnerId, billId: bill.billId, amountIdr: String(bill.owedIdr) },
      workers: bill.workers,
    },
  };
}

function repeated(
  message: PaymentRequest,
  bill: BankBill | null,
  payment: { readonly code: string; readonly amountIdr: bigint },
): BankAnswered {
  const isSame =
    bill !== null &&
    payment.code === message.customerNo &&
    isAmountIdr(message.paidAmount.value, payment.amountIdr);
  if (!isSame) return refused(message, { bill, outcome: 'inconsistent_request', reason: otherContent });
  return { answer: taken(message, { ...bill, owedIdr: payment.amountIdr }), billId: bill.billId };
}

function taken(message: PaymentRequest, bill: BankBill) {
  const amount = snapAmountOf(bill.owedIdr);
  return bankAnswer('payment', 'successful', {
    virtualAccountData: {
      paymentFlagStatus: '00',
      paymentFlagReason: success,
      ...echoed(message),
      virtualAccountName: bill.payerName,
      paidAmount: amount,
      totalAmount: amount,
    },
  });
}

function refused(
  message: PaymentRequest,
  {
    bill,
    outcome,
    reason,
    detail,
  }: {
    readonly bill: BankBill | null;
    readonly outcome: SnapOutcome;
    readonly reason: SnapReason;
    readonly detail?: string | undefined;
  },
): BankAnswered {
  const virtualAccountData = { paymentFlagStatus: '01', paymentFlagReason: reason, ...echoed(message) };
  const answer = bankAnswer('payment', outcome, { detail, virtualAccountData });
  return bill === null ? { answer } : { answer, billId: bill.billId };
}

/** What the standard wants said again as it was sent. */
function echoed(message: PaymentRequest) {
  const { trxId, trxDateTime, referenceNo, flagAdvise } = message;
  return {
    ...askedAccount(message),
    paymentRequestId: message.paymentRequestId,
    ...{ trxId, trxDateTime, referenceNo, flagAdvise },
  };
}
