import { z } from 'zod';
import { checkErrors } from '#modules/certificates/core/index.ts';
import { daySchema, errorsOf, instantSchema, monthSchema, query } from '#platform/core/contract.ts';

/** The text of a QR code, or the code printed beside it; never a number of a person. */
export const checkQuestionSchema = z.union([
  z.strictObject({ text: z.string().min(1).max(8_192) }),
  z.strictObject({ code: z.string().min(1).max(64) }),
]);

/** What a certificate is worth now. Without details where it is not in our books. */
export const checkAnswerSchema = z.object({
  outcome: z.enum(['VALID', 'NOT_VALID', 'CANNOT_CONFIRM']),
  /** `certificate.valid`, `arrears.N`, `card.inactive`, `certificate.revoked` … */
  reason: z.string(),
  /** The reason in words. */
  reasonText: z.string(),
  /** What whoever holds it, or looks at it, can do now. */
  wayOut: z.string(),
  asOf: instantSchema,
  kind: z.enum(['employer', 'worker']).nullable(),
  employer: z
    .object({
      number: z.string(),
      name: z.string(),
      npp: z.string(),
      nib: z.string().nullable(),
      areaCode: z.string(),
      areaName: z.string(),
      programmes: z.array(z.string()),
      workersReported: z.number().int(),
      paidThrough: monthSchema.nullable(),
      registeredSince: daySchema.nullable(),
      /** The last valid day unless more is paid; past: the day it ended. */
      expires: daySchema.nullable(),
    })
    .nullable(),
  card: z
    .object({
      /** Masked: to be compared with the identity card. */
      name: z.string(),
      kpj: z.string(),
      programmes: z.array(z.string()),
      paidThrough: monthSchema.nullable(),
      /** The day INACTIVE begins unless more is paid; null: a wage earner's does not lapse. */
      expires: daySchema.nullable(),
    })
    .nullable(),
});

export type CheckAnswer = z.infer<typeof checkAnswerSchema>;

export const checkingContract = {
  check: query
    .route({
      method: 'POST',
      path: '/certificate-checks',
      summary:
        'What a certificate or card is worth today, by the text of its QR code or its short code; without an account',
    })
    .input(checkQuestionSchema)
    .errors(
      errorsOf(checkErrors, [
        'check.code_mistyped',
        'check.never_by_nik',
        'check.too_many',
        'check.too_many_codes',
      ]),
    )
    .output(checkAnswerSchema),
  counts: query
    .route({
      method: 'GET',
      path: '/certificate-checks/counts',
      summary: 'How many checks were made each day and what came of them',
    })
    .input(z.object({ from: daySchema, to: daySchema }))
    .output(
      z.object({
        keptDays: z.number().int(),
        counts: z.array(
          z.object({
            onDay: daySchema,
            how: z.enum(['text', 'code']),
            outcome: z.enum(['VALID', 'NOT_VALID', 'CANNOT_CONFIRM']),
            /** Months in arrears are counted together as `arrears`. */
            reason: z.string(),
            checks: z.number().int(),
          }),
        ),
      }),
    ),
};
