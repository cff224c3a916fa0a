import { z } from 'zod';
import { exceptionKinds, paymentErrors } from '#modules/contributions/core/index.ts';
import { errorsOf, moneySchema, pageQuery, query, write } from '#platform/core/contract.ts';
import { codeSchema, exceptionSchema, reasonSchema, recordIdSchema } from './payment-shapes.ts';

const lineErrors = [
  'exception.not_found',
  'exception.settled_already',
  'exception.refused',
  'exception.waiting',
] as const;
const place = z.object({ exceptionId: recordIdSchema });
const done = z.object({});
export const exceptionsContract = {
  list: query
    .route({
      method: 'GET',
      path: '/payment-exceptions',
      summary: 'The work list of payments, the oldest first',
    })
    .input(
      z.object({
        kind: z.enum(exceptionKinds).optional(),
        state: z.enum(['open', 'settled']).default('open'),
        ...pageQuery,
      }),
    )
    .output(
      z.object({
        exceptions: z.array(exceptionSchema),
        counts: z.array(
          z.object({ kind: z.enum(exceptionKinds), open: z.number().int(), amountIdr: moneySchema }),
        ),
        cursor: z.string().nullable(),
      }),
    ),
  assign: write
    .route({
      method: 'POST',
      path: '/payment-exceptions/{exceptionId}/assign',
      summary: 'Say whose bill unidentified money is for',
    })
    .input(place.extend({ code: codeSchema, reason: reasonSchema }))
    .errors(
      errorsOf(paymentErrors, [
        ...lineErrors,
        'payment.code_invalid',
        'payment.bill_not_found',
        'exception.not_whole',
      ]),
    )
    .output(done),
  keep: write
    .route({
      method: 'POST',
      path: '/payment-exceptions/{exceptionId}/keep',
      summary: 'Keep the money as credit of its payer',
    })
    .input(place.extend({ reason: reasonSchema }))
    .errors(errorsOf(paymentErrors, lineErrors))
    .output(done),
  note: write
    .route({
      method: 'POST',
      path: '/payment-exceptions/{exceptionId}/note',
      summary: 'Take note of a reversal and settle it',
    })
    .input(place.extend({ reason: reasonSchema }))
    .errors(errorsOf(paymentErrors, lineErrors))
    .output(done),
};
