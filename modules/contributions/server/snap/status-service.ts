import { type StatusRequest, statusRequestSchema } from '#modules/contributions/api/index.ts';
import { type SnapReason, snapAmountOf, timeStampOf } from '#modules/contributions/core/index.ts';
import { askedAccount, isOneAccount, paymentCodeOf } from './asked-account.ts';
import { bankAnswer } from './bank-message.ts';
import type { BankAnswered, BankService } from './bank-service.ts';
import { findBill } from './find-bill.ts';
import { type BankPayment, findPayment } from './find-payment.ts';

const reasons = {
  '00': { english: 'Success', indonesia: 'Sukses' },
  '01': { english: 'The payment was taken back', indonesia: 'Pembayaran dibatalkan kembali' },
  '03': { english: 'Not paid yet', indonesia: 'Belum dibayar' },
} as const satisfies Readonly<Record<string, SnapReason>>;

/** Service 26: what became of an inquiry or a payment of this bank. Says nothing of another bank's. */
export const statusService: BankService<typeof statusRequestSchema> = {
  name: 'status',
  shape: statusRequestSchema,
  requestIdOf: ({ paymentRequestId, inquiryRequestId }) => paymentRequestId ?? inquiryRequestId,
  isAdvice: () => false,
  perform: async ({ transaction, bank }, message) => {
    const requestId = message.paymentRequestId ?? message.inquiryRequestId;
    if (requestId === undefined)
      return { answer: bankAnswer('status', 'missing_field', { detail: 'inquiryRequestId' }) };
    if (!isOneAccount(message))
      return { answer: bankAnswer('status', 'invalid_format', { detail: 'virtualAccountNo' }) };
    const code = paymentCodeOf(bank, message);
    const bill = code === null ? null : await findBill(transaction, code, { hold: false });
    const found = await findPayment(transaction, bank.partnerId, requestId);
    if (bill !== null && found.payment?.code === code) return paid(message, found.payment, bill.billId);
    if (bill !== null && found.payment === null && found.inquiredBillId === bill.billId)
      return {
        answer: bankAnswer('status', 'successful', {
          virtualAccountData: { ...flagged(message, '03'), totalAmount: snapAmountOf(bill.owedIdr) },
        }),
        billId: bill.billId,
      };
    return { answer: bankAnswer('status', 'transaction_not_found') };
  },
};

function paid(
  message: StatusRequest,
  payment: NonNullable<BankPayment['payment']>,
  billId: string,
): BankAnswered {
  const amount = snapAmountOf(payment.amountIdr);
  const virtualAccountData = {
    ...flagged(message, payment.isTakenBack ? '01' : '00'),
    paidAmount: amount,
    totalAmount: amount,
    transactionDate: timeStampOf(payment.recordedAt.getTime()),
    referenceNo: String(payment.receipt),
  };
  return { answer: bankAnswer('status', 'successful', { virtualAccountData }), billId };
}

function flagged(message: StatusRequest, status: keyof typeof reasons) {
  const { inquiryRequestId, paymentRequestId } = message;
  return {
    paymentFlagStatus: status,
    paymentFlagReason: reasons[status],
    ...askedAccount(message),
    inquiryRequestId: inquiryRequestId ?? paymentRequestId,
    ...(status === '03' ? {} : { paymentRequestId: paymentRequestId ?? inquiryRequestId }),
  };
}
