import { z } from 'zod';
import { checkStatuses, purposeNames } from '#modules/certificates/core/index.ts';
import { daySchema, instantSchema, monthSchema } from '#platform/core/contract.ts';

/** A request to withhold public services that stands against an employer (PP 86/2013 art. 9). */
const blockSchema = z.object({
  since: daySchema,
  letterNumber: z.string(),
  services: z.array(z.string()),
});

/** What a permit check answers of an employer on a day (CONTRACT 3); D's tender list and G's contractors say the same. */
export const employerAnswerSchema = z.object({
  status: z.enum(checkStatuses),
  /** `employer.valid`, `employer.not_registered`, `employer.never_paid`, `arrears.N`, `sanction.blocked`. */
  reason: z.string(),
  /** The reason in words, in the caller's language. */
  reasonText: z.string(),
  /** What to do about it, in words; empty where nothing is wanted. */
  wayOut: z.string(),
  /** The last day on which this answer holds without a further payment. */
  validUntil: daySchema.nullable(),
  paidThrough: monthSchema.nullable(),
  unpaidMonths: z.number().int(),
  workersReported: z.number().int(),
  block: blockSchema.nullable(),
  /** A standing undertaking to settle what is owed, and by when. */
  undertaking: z.object({ dueOn: daySchema, terms: z.string() }).nullable(),
  npp: z.string().nullable(),
  nib: z.string().nullable(),
  /** As registered; null: not registered. */
  name: z.string().nullable(),
  areaCode: z.string().nullable(),
});

/** An earlier check of the same employer or certificate at this desk. */
const earlierCheckSchema = z.object({
  reference: z.string(),
  applicationNumber: z.string(),
  /** The same application, however its number is typed; false: it was already used for another. */
  isSameApplication: z.boolean(),
  /** Made by showing the same certificate or reference. */
  isSamePaper: z.boolean(),
  purpose: z.enum(purposeNames),
  status: z.enum(checkStatuses),
  workersStated: z.number().int().nullable(),
  checkedAt: instantSchema,
});

/** The whole answer of `POST /membership-status`: bound to one application, kept under its reference. */
export const membershipStatusSchema = employerAnswerSchema.extend({
  reference: z.string(),
  checkedAt: instantSchema,
  purpose: z.enum(purposeNames),
  applicationNumber: z.string(),
  /** `worker`: a card was shown; then `name` is masked and there is no employer. */
  kind: z.enum(['employer', 'worker']),
  /** Whether the name given is the one registered; null: none was given, or nobody is registered. */
  nameAgrees: z.boolean().nullable(),
  workersStated: z.number().int().nullable(),
  /** Workers reported less workers stated; null: none were stated. */
  workersDiffer: z.number().int().nullable(),
  /** What these numbers and those stated before say beside each other, in words; empty: nothing to say. */
  workersText: z.string(),
  permitValidUntil: daySchema.nullable(),
  /** Latest first, at most ten. */
  earlier: z.array(earlierCheckSchema),
});
