import { z } from 'zod';
import { paymentErrors } from '#modules/contributions/core/index.ts';
import { errorsOf, pageQuery, query, write } from '#platform/core/contract.ts';
import { amountSchema, codeSchema, reasonSchema, recordIdSchema, refundSchema } from './payment-shapes.ts';

const done = z.object({});
const decisionErrors = ['refund.not_found', 'refund.decided_already', 'refund.refused'] as const;

const payee = z.object({
  bank: z.string().trim().min(2).max(60),
  account: z
    .string()
    .trim()
    .regex(/^\d{6,20}$/),
  holder: z.string().trim().min(2).max(100),
});
const proposed = z.object({ refundId: recordIdSchema });
const proposalErrors = [
  'payment.not_found',
  'exception.not_found',
  'exception.settled_already',
  'exception.waiting',
  'refund.refused',
  'refund.too_much',
] as const;

export const refundsContract = {
  list: query
    .route({
      method: 'GET',
      path: '/refunds',
      summary: 'Money to be given back or attributed: what waits for a second person first',
    })
    .input(z.object({ ...pageQuery }))
    .output(z.object({ refunds: z.array(refundSchema), cursor: z.string().nullable() })),
  propose: write
    .route({ method: 'POST', path: '/refunds', summary: 'Propose to give money of a payment back' })
    .input(
      z.object({
        paymentId: recordIdSchema,
        exceptionId: recordIdSchema.optional(),
        amountIdr: amountSchema,
        /** Null: cash at the counter. */
        payee: payee.nullable(),
        reason: reasonSchema,
      }),
    )
    .errors(errorsOf(paymentErrors, proposalErrors))
    .output(proposed),
  attribute: write
    .route({
      method: 'POST',
      path: '/refunds/attributions',
      summary: 'Propose that money of a payment is another payer’s',
    })
    .input(
      z.object({
        paymentId: recordIdSchema,
        exceptionId: recordIdSchema.optional(),
        amountIdr: amountSchema,
        code: codeSchema,
        reason: reasonSchema,
      }),
    )
    .errors(errorsOf(paymentErrors, [...proposalErrors, 'payment.code_invalid', 'payment.bill_not_found']))
    .output(proposed),
  approve: write
    .route({
      method: 'POST',
      path: '/refunds/{refundId}/approve',
      summary: 'A second person lets the money go',
    })
    .input(z.object({ refundId: recordIdSchema }))
    .errors(errorsOf(paymentErrors, [...decisionErrors, 'refund.same_person', 'refund.too_much']))
    .output(done),
  reject: write
    .route({
      method: 'POST',
      path: '/refunds/{refundId}/reject',
      summary: 'A second person refuses, with a reason',
    })
    .input(z.object({ refundId: recordIdSchema, reason: reasonSchema }))
    .errors(errorsOf(paymentErrors, [...decisionErrors, 'refund.same_person']))
    .output(done),
  withdraw: write
    .route({
      method: 'POST',
      path: '/refunds/{refundId}/withdraw',
      summary: 'The proposer takes the proposal back',
    })
    .input(z.object({ refundId: recordIdSchema }))
    .errors(errorsOf(paymentErrors, decisionErrors))
    .output(done),
};
