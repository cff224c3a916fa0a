import { type InquiryRequest, inquiryRequestSchema } from '#modules/contributions/api/index.ts';
import {
  billStanding,
  type SnapReason,
  snapAmountOf,
  standingAnswers,
} from '#modules/contributions/core/index.ts';
import { askedAccount, isOneAccount, paymentCodeOf } from './asked-account.ts';
import { bankAnswer } from './bank-message.ts';
import type { BankAnswered, BankService } from './bank-service.ts';
import { type BankBill, findBill } from './find-bill.ts';

const success: SnapReason = { english: 'Success', indonesia: 'Sukses' };

/** Service 24: whose bill a payment code is, what is owed, and until when. The payer's name is masked; the look is in the journal. */
export const inquiryService: BankService<typeof inquiryRequestSchema> = {
  name: 'inquiry',
  shape: inquiryRequestSchema,
  requestIdOf: ({ inquiryRequestId }) => inquiryRequestId,
  isAdvice: () => false,
  perform: async ({ services, transaction, bank }, message) => {
    if (!isOneAccount(message))
      return { answer: bankAnswer('inquiry', 'invalid_format', { detail: 'virtualAccountNo' }) };
    const code = paymentCodeOf(bank, message);
    const bill = code === null ? null : await findBill(transaction, code, { hold: false });
    const standing = billStanding(bill, services.today());
    if (standing !== 'open' || bill === null) {
      const { outcome, reason } = standingAnswers[standing === 'open' ? 'unknown' : standing];
      const detail = outcome === 'paid_bill' ? undefined : reason.english;
      const virtualAccountData = { ...headOf(message), inquiryStatus: '01', inquiryReason: reason };
      return withBill(bill, { answer: bankAnswer('inquiry', outcome, { detail, virtualAccountData }) });
    }
    return withBill(bill, {
      answer: bankAnswer('inquiry', 'successful', { virtualAccountData: described(message, bill) }),
      audit: {
        act: 'contributions.answer-inquiry',
        subjectKind: 'bill',
        subjectId: bill.billId,
        areaCode: bill.areaCode,
        details: { partner: bank.partnerId },
        workers: bill.workers,
      },
    });
  },
};

function withBill(bill: BankBill | null, answered: BankAnswered): BankAnswered {
  return bill === null ? answered : { ...answered, billId: bill.billId };
}

function headOf(message: InquiryRequest) {
  return { ...askedAccount(message), inquiryRequestId: message.inquiryRequestId };
}

function described(message: InquiryRequest, bill: BankBill) {
  const amount = snapAmountOf(bill.owedIdr);
  return {
    inquiryStatus: '00',
    inquiryReason: success,
    ...headOf(message),
    virtualAccountName: bill.payerName,
    totalAmount: amount,
    billDetails: [
      {
        billCode: '01',
        billNo: message.customerNo,
        billName: billName(bill),
        billShortName: 'Iuran',
        billDescription: { english: 'Contribution', indonesia: 'Iuran' },
        billAmount: amount,
      },
    ],
    freeTexts: freeTexts(bill),
    virtualAccountTrxType: 'C',
    additionalInfo: { dueOn: bill.dueOn, ...(bill.expiresOn ? { expiresOn: bill.expiresOn } : {}) },
  };
}

/** In the 20 characters of the standard: `Iuran 11/26`, `Iuran 11/26-10/27`. */
function billName({ months: { first, last } }: BankBill): string {
  const short = (month: string) => `${month.slice(5)}/${month.slice(2, 4)}`;
  return first === last ? `Iuran ${short(first)}` : `Iuran ${short(first)}-${short(last)}`;
}

function freeTexts({ dueOn, expiresOn }: BankBill): SnapReason[] {
  const due = { english: `Due on ${dueOn}`, indonesia: `Jatuh tempo ${dueOn}` };
  if (expiresOn === null) return [due];
  return [due, { english: `Payable until ${expiresOn}`, indonesia: `Berlaku sampai ${expiresOn}` }];
}
