import { z } from 'zod';
import { exceptionActs, exceptionKinds } from '#modules/contributions/core/index.ts';
import { daySchema, instantSchema, moneySchema, monthSchema } from '#platform/core/contract.ts';

/** Ids of bills and payments may follow from what they stand for (a hash), and are then of no version of RFC 9562. */
export const recordIdSchema = z.guid();
export const channels = ['teller', 'va', 'transfer'] as const;
export const payerKinds = ['worker', 'employer', 'group', 'sponsor'] as const;
export const billStates = ['open', 'paid', 'cancelled', 'replaced', 'expired'] as const;
export const codeSchema = z.string().trim().min(1).max(40);
export const reasonSchema = z.string().trim().min(5).max(500);
/** More than nothing, and less than any bill of a region's largest employer. */
export const amountSchema = moneySchema.refine(
  (text) => BigInt(text) > 0n && BigInt(text) <= 10_000_000_000_000n,
);

/** A worker's name is masked, an organisation's is not. */
export const payerSchema = z.object({ payerId: recordIdSchema, kind: z.enum(payerKinds), name: z.string() });

export const paymentLineSchema = z.object({
  paymentId: recordIdSchema,
  receipt: z.string(),
  channel: z.enum(channels),
  reference: z.string(),
  amountIdr: moneySchema,
  receivedOn: daySchema,
  recordedAt: instantSchema,
  code: z.string(),
  state: z.string(),
  payer: payerSchema.nullable(),
  cashier: z.string(),
});

export const exceptionSchema = z.object({
  exceptionId: recordIdSchema,
  kind: z.enum(exceptionKinds),
  state: z.enum(['open', 'settled']),
  amountIdr: moneySchema,
  openedOn: daySchema,
  outcome: z.string().nullable(),
  settledAt: instantSchema.nullable(),
  note: z.string(),
  payment: paymentLineSchema.nullable(),
  bill: z
    .object({
      billId: recordIdSchema,
      code: z.string(),
      state: z.enum(billStates),
      firstMonth: monthSchema,
      lastMonth: monthSchema,
    })
    .nullable(),
  payer: payerSchema.extend({ creditIdr: moneySchema }).nullable(),
  /** The reference of a reversal whose payment has not come. */
  reference: z.string(),
  isWaiting: z.boolean(),
  acts: z.array(z.enum(exceptionActs)),
});

export const refundSchema = z.object({
  refundId: recordIdSchema,
  kind: z.enum(['refund', 'attribution']),
  state: z.enum(['proposed', 'paid', 'rejected', 'withdrawn']),
  amountIdr: moneySchema,
  reason: z.string(),
  /** Masked; empty: cash at the counter, or an attribution. */
  payee: z.string(),
  paymentId: recordIdSchema.nullable(),
  receipt: z.string(),
  channel: z.enum(channels).nullable(),
  payer: payerSchema.nullable(),
  toCode: z.string(),
  toPayer: payerSchema.nullable(),
  proposedBy: z.string(),
  proposedAt: instantSchema,
  decidedBy: z.string(),
  decidedAt: instantSchema.nullable(),
  decisionReason: z.string(),
  mayDecide: z.boolean(),
  mayWithdraw: z.boolean(),
});
