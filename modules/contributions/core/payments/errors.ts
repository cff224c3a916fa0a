import { type ErrorCatalogue, refusalOf } from '#platform/core/errors.ts';

/** Why money is not taken, assigned or given back. Texts: `error.<code>` in contributions-payments.json. */
export const paymentErrors = {
  'payment.code_invalid': { status: 422 },
  'payment.bill_not_found': { status: 404 },
  'payment.confirm': { status: 409 },
  'payment.reference_taken': { status: 409 },
  'payment.not_found': { status: 404 },
  'journal.not_found': { status: 404 },
  'receipt.not_genuine': { status: 404 },
  'receipt.too_many': { status: 429 },
  'exception.not_found': { status: 404 },
  'exception.settled_already': { status: 409 },
  'exception.refused': { status: 409 },
  'exception.waiting': { status: 409 },
  'exception.not_whole': { status: 422 },
  'refund.not_found': { status: 404 },
  'refund.decided_already': { status: 409 },
  'refund.same_person': { status: 403 },
  'refund.too_much': { status: 409 },
  'refund.refused': { status: 409 },
} as const satisfies ErrorCatalogue;

export type PaymentErrorCode = keyof typeof paymentErrors;

/** Refuses an act on a payment. */
export const refusePayment = refusalOf(paymentErrors);
