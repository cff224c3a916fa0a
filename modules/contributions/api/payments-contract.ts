import { z } from 'zod';
import { counterWarnings, exceptionKinds, paymentErrors } from '#modules/contributions/core/index.ts';
import {
  daySchema,
  errorsOf,
  moneySchema,
  monthSchema,
  pageQuery,
  query,
  write,
} from '#platform/core/contract.ts';
import {
  amountSchema,
  billStates,
  channels,
  codeSchema,
  exceptionSchema,
  payerSchema,
  paymentLineSchema,
  recordIdSchema,
  refundSchema,
} from './payment-shapes.ts';

const counterBillSchema = z.object({
  billId: recordIdSchema,
  code: z.string(),
  state: z.enum(billStates),
  kind: z.string(),
  payer: payerSchema,
  firstMonth: monthSchema,
  lastMonth: monthSchema,
  workers: z.number().int(),
  owedIdr: moneySchema,
  feeIdr: moneySchema,
  dueOn: daySchema,
  expiresOn: daySchema.nullable(),
  paidOn: daySchema.nullable(),
  replacedByCode: z.string().nullable(),
  creditIdr: moneySchema,
  /** On all his open bills, this one too. */
  payerOwedIdr: moneySchema,
});

const recordedSchema = z.object({
  paymentId: recordIdSchema,
  receipt: z.string(),
  checkCode: z.string(),
  amountIdr: moneySchema,
  receivedOn: daySchema,
  billState: z.enum(billStates),
  creditIdr: moneySchema,
  /** Why the payment is in the work list; null: it is not. */
  exception: z.enum(exceptionKinds).nullable(),
});

const paidLineSchema = z.object({
  workerId: recordIdSchema.nullable(),
  name: z.string(),
  part: z.string(),
  months: z.array(monthSchema),
  workers: z.number().int(),
  amountIdr: moneySchema,
});

const paymentSchema = paymentLineSchema.extend({
  checkCode: z.string(),
  isPrinted: z.boolean(),
  creditIdr: moneySchema,
  returnableIdr: moneySchema,
  billId: recordIdSchema.nullable(),
  paid: z.array(paidLineSchema),
  exceptions: z.array(exceptionSchema.pick({ exceptionId: true, kind: true, state: true, outcome: true })),
  refunds: z.array(refundSchema),
  journals: z.array(
    z.object({
      journalId: recordIdSchema,
      kind: z.string(),
      bookedOn: daySchema,
      reason: z.string(),
      amountIdr: moneySchema,
    }),
  ),
});

export const paymentsContract = {
  /** POST, because a code never stands in an address. */
  lookUpBill: query
    .route({
      method: 'POST',
      path: '/payments/bill',
      summary: 'Whose bill a payment code is, at the counter',
    })
    .input(z.object({ code: codeSchema }))
    .errors(errorsOf(paymentErrors, ['payment.code_invalid', 'payment.bill_not_found']))
    .output(counterBillSchema),
  record: write
    .route({
      method: 'POST',
      path: '/payments',
      summary: 'Take money at the counter, once by Idempotency-Key; what is unusual wants `confirmed`',
    })
    .input(
      z.object({
        code: codeSchema,
        amountIdr: amountSchema,
        /** What the cashier was warned of and took nevertheless. */
        confirmed: z.enum(counterWarnings).optional(),
      }),
    )
    .errors(
      errorsOf(paymentErrors, [
        'payment.code_invalid',
        'payment.bill_not_found',
        'payment.confirm',
        'payment.reference_taken',
      ]),
    )
    .output(recordedSchema),
  list: query
    .route({ method: 'GET', path: '/payments', summary: 'Payments of a day with sums by channel' })
    .input(z.object({ day: daySchema.optional(), channel: z.enum(channels).optional(), ...pageQuery }))
    .output(
      z.object({
        day: daySchema,
        payments: z.array(paymentLineSchema),
        sums: z.array(
          z.object({ channel: z.enum(channels), payments: z.number().int(), amountIdr: moneySchema }),
        ),
        cursor: z.string().nullable(),
      }),
    ),
  show: query
    .route({
      method: 'GET',
      path: '/payments/{paymentId}',
      summary: 'A payment: what it paid, its journals, its story',
    })
    .input(z.object({ paymentId: recordIdSchema }))
    .errors(errorsOf(paymentErrors, ['payment.not_found']))
    .output(paymentSchema),
  /** POST, because the first print is the receipt and each later one a copy. */
  printReceipt: write
    .route({
      method: 'POST',
      path: '/payments/{paymentId}/receipt',
      summary: 'The receipt as PDF; printed again it is marked a copy',
    })
    .input(z.object({ paymentId: recordIdSchema }))
    .errors(errorsOf(paymentErrors, ['payment.not_found']))
    .output(z.file()),
  checkReceipt: query
    .route({
      method: 'POST',
      path: '/receipts/check',
      summary: 'Whether a receipt is genuine, for whoever holds it; names nobody',
    })
    .input(z.object({ number: z.string().trim().min(1).max(40), code: z.string().trim().min(1).max(40) }))
    .errors(errorsOf(paymentErrors, ['receipt.not_genuine', 'receipt.too_many']))
    .output(
      z.object({
        number: z.string(),
        amountIdr: moneySchema,
        receivedOn: daySchema,
        months: z.array(monthSchema),
        isTakenBack: z.boolean(),
      }),
    ),
};
