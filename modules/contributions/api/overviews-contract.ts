import { z } from 'zod';
import { monthMarks, overviewErrors } from '#modules/contributions/core/index.ts';
import { registryErrors } from '#modules/registry/core/index.ts';
import {
  daySchema,
  errorsOf,
  idSchema,
  instantSchema,
  moneySchema,
  monthSchema,
  query,
  write,
} from '#platform/core/contract.ts';

const segments = ['PU', 'BPU'] as const;
const payerKinds = ['worker', 'employer', 'sponsor'] as const;
const channels = ['teller', 'va', 'transfer'] as const;

/** Protected, not, or not certain (arrears). */
const answerSchema = z.enum(['yes', 'no', 'open']);

const protectionSchema = z.object({
  on: daySchema,
  answer: answerSchema,
  /** One for each way the worker is or was enrolled by that day. */
  segments: z.array(
    z.object({
      segment: z.enum(segments),
      /** `ENDED`: the membership was over by that day. */
      state: z.enum(['ACTIVE', 'ARREARS', 'INACTIVE', 'NEVER', 'ENDED']),
      covered: z.union([z.boolean(), z.literal('depends_on_switch')]),
      unpaidMonths: z.number().int(),
      paidThrough: monthSchema.nullable(),
      coveredFrom: daySchema.nullable(),
      /** The reckoning, step by step, in the caller's language. */
      workings: z.array(z.string()),
      basis: z.array(z.string()),
      paidMonths: z.array(monthSchema),
    }),
  ),
});

export const workerContributionsSchema = z.object({
  workerId: idSchema,
  /** False: only months that the caller's organisation pays or keeps. */
  isWhole: z.boolean(),
  today: daySchema,
  standing: protectionSchema,
  /** Latest year first, twelve months each. */
  calendar: z.array(
    z.object({
      year: z.string(),
      months: z.array(
        z.object({
          month: monthSchema,
          /** Null: nothing was billed. */
          mark: z.enum(monthMarks).nullable(),
          payerKinds: z.array(z.enum(payerKinds)),
        }),
      ),
    }),
  ),
  /** Newest first. */
  months: z.array(
    z.object({
      month: monthSchema,
      segment: z.enum(segments),
      part: z.enum(['protection', 'savings', 'whole', 'adjustment']),
      mark: z.enum(monthMarks),
      amountIdr: moneySchema,
      payerKind: z.enum(payerKinds),
      /** The organisation that pays; null where the worker does. */
      payer: z.string().nullable(),
      /** The group that collected it from the worker. */
      through: z.string().nullable(),
      paidOn: daySchema.nullable(),
      receipt: z.number().int().nullable(),
      code: z.string().nullable(),
      dueOn: daySchema.nullable(),
    }),
  ),
});

export const organisationContributionsSchema = z.object({
  creditIdr: moneySchema,
  owedIdr: moneySchema,
  bills: z.array(
    z.object({
      code: z.string(),
      firstMonth: monthSchema,
      lastMonth: monthSchema,
      workers: z.number().int(),
      amountIdr: moneySchema,
      feeIdr: moneySchema,
      paidIdr: moneySchema,
      dueOn: daySchema,
      state: z.enum(['open', 'overdue', 'paid', 'cancelled', 'replaced', 'expired']),
    }),
  ),
  payments: z.array(
    z.object({
      receivedOn: daySchema,
      channel: z.enum(channels),
      receipt: z.string(),
      code: z.string(),
      amountIdr: moneySchema,
      state: z.enum(['received', 'posted', 'unidentified', 'reversed', 'returned']),
    }),
  ),
  /** Older ones stand on the paper. */
  isMore: z.boolean(),
});

const workerErrors = errorsOf(registryErrors, ['worker.not_found']);
const dayErrors = { ...workerErrors, ...errorsOf(overviewErrors, ['protection.day_out_of_range']) };
const organisationErrors = errorsOf(registryErrors, ['organisation.not_found']);
const workerInput = z.object({ workerId: idSchema });
const dayInput = z.object({ workerId: idSchema, on: daySchema });
const organisationInput = z.object({ organisationId: idSchema });

export const overviewsContract = {
  worker: query
    .route({
      method: 'GET',
      path: '/workers/{workerId}/contributions',
      summary: 'A worker’s months as a calendar and one by one, and where he stands; the look is audited',
    })
    .input(workerInput)
    .errors(workerErrors)
    .output(workerContributionsSchema),
  workerStatement: query
    .route({
      method: 'GET',
      path: '/workers/{workerId}/contributions/statement',
      summary: 'The same as PDF; the print is audited',
    })
    .input(workerInput)
    .errors(workerErrors)
    .output(z.file()),
  protection: query
    .route({
      method: 'GET',
      path: '/workers/{workerId}/protection',
      summary: 'Whether a worker was protected on a day, reckoned from what was paid; the look is audited',
    })
    .input(dayInput)
    .errors(dayErrors)
    .output(protectionSchema.extend({ isWhole: z.boolean() })),
  protectionProof: query
    .route({
      method: 'GET',
      path: '/workers/{workerId}/protection/proof',
      summary: 'The same as PDF with number, check code and QR code; the print is audited',
    })
    .input(dayInput)
    .errors(dayErrors)
    .output(z.file()),
  checkProof: write
    .route({
      method: 'POST',
      path: '/protection-proofs/check',
      summary:
        'What a proof of protection says, by the text of its QR code; without an account, the name masked',
    })
    .input(z.object({ token: z.string().max(200) }))
    .errors(errorsOf(overviewErrors, ['proof.unknown']))
    .output(
      z.object({
        number: z.string(),
        code: z.string(),
        nameMasked: z.string(),
        on: daySchema,
        answer: answerSchema,
        madeAt: instantSchema,
        /** False: payments came or were taken back since, and the answer is another one now. */
        stillStands: z.boolean(),
      }),
    ),
  organisation: query
    .route({
      method: 'GET',
      path: '/organisations/{organisationId}/contributions',
      summary: 'An organisation’s bills, payments and credit; the look is audited',
    })
    .input(organisationInput)
    .errors(organisationErrors)
    .output(organisationContributionsSchema),
  organisationStatement: query
    .route({
      method: 'GET',
      path: '/organisations/{organisationId}/contributions/statement',
      summary: 'The same as PDF',
    })
    .input(organisationInput)
    .errors(organisationErrors)
    .output(z.file()),
};
