import { z } from 'zod';
import {
  letterKinds,
  sanctionBases,
  sanctionClosings,
  sanctionSources,
  sanctionStages,
  sanctionStepKinds,
} from '#modules/certificates/core/index.ts';
import { daySchema, idSchema, instantSchema, moneySchema, monthSchema } from '#platform/core/contract.ts';

const stage = z.enum(sanctionStages);

/** A case as it stands in the list. */
export const sanctionCaseSchema = z.object({
  caseId: idSchema,
  number: z.string(),
  organisationId: idSchema,
  name: z.string(),
  npp: z.string(),
  place: z.string(),
  basis: z.enum(sanctionBases),
  source: z.enum(sanctionSources),
  stage,
  openedOn: daySchema,
  /** First day of the next step up; null: none is left. */
  nextFrom: daySchema.nullable(),
  /** Last day of the step that runs; null: it lasts until the duty is met. */
  runsTo: daySchema.nullable(),
  fineIdr: moneySchema.nullable(),
  finePaidOn: daySchema.nullable(),
  blockSince: daySchema.nullable(),
  closedOn: daySchema.nullable(),
  closing: z.enum(['', ...sanctionClosings]),
  /** A step that waits for a second person. */
  proposed: z
    .object({
      stepId: idSchema,
      kind: z.enum(sanctionStepKinds),
      by: z.string(),
      /** True when the caller may decide over it: a supervisor, and another person. */
      isMineToDecide: z.boolean(),
    })
    .nullable(),
});

export const sanctionStepSchema = z.object({
  stepId: idSchema,
  kind: z.enum(sanctionStepKinds),
  state: z.enum(['proposed', 'approved', 'refused', 'withdrawn', 'taken_back']),
  reason: z.string(),
  /** Empty for the employer: who worked at his case is the office's own. */
  proposedBy: z.string(),
  proposedOn: daySchema,
  decidedBy: z.string(),
  decidedOn: daySchema.nullable(),
  decisionReason: z.string(),
  runsTo: daySchema.nullable(),
  isOwn: z.boolean(),
  isMineToDecide: z.boolean(),
  payment: z.object({ paidOn: daySchema, reference: z.string() }).nullable(),
  fineIdr: moneySchema.nullable(),
});

const bill = z.object({ month: monthSchema, code: z.string(), dueOn: daySchema, owedIdr: moneySchema });

export const sanctionFineSchema = z.object({
  owedOn: daySchema,
  bills: z.array(bill),
  /** What was never billed, as the office assessed it. */
  assessedIdr: moneySchema,
  owedIdr: moneySchema,
  fineIdr: moneySchema,
  chargedTimes: z.number().int(),
});

/** A case with everything about it. */
export const sanctionDetailSchema = sanctionCaseSchema.extend({
  version: z.number().int(),
  finding: z.string(),
  openedBy: z.string(),
  closingReason: z.string(),
  fineReference: z.string(),
  fine: sanctionFineSchema.nullable(),
  blockLetter: z.string(),
  services: z.array(z.string()),
  /** The ladder with its days: taken, or the earliest that the law allows. */
  rungs: z.array(
    z.object({
      kind: z.enum(['first_warning', 'second_warning', 'fine', 'withhold']),
      isTaken: z.boolean(),
      fromOn: daySchema,
      toOn: daySchema.nullable(),
    }),
  ),
  /** Which steps the caller may propose now, clocks aside; empty for whoever only reads. */
  possible: z.array(z.enum(sanctionStepKinds)),
  overdue: z.object({ bills: z.array(bill), owedIdr: moneySchema }),
  steps: z.array(sanctionStepSchema),
  letters: z.array(
    z.object({
      letterId: idSchema,
      number: z.string(),
      kind: z.enum(letterKinds),
      writtenOn: daySchema,
      by: z.string().describe('Who decided it; empty: it came by itself upon payment'),
    }),
  ),
  answers: z.array(
    z.object({
      answerId: idSchema,
      stage,
      words: z.string(),
      documentId: idSchema.nullable(),
      by: z.string(),
      answeredOn: daySchema,
      recordedAt: instantSchema,
    }),
  ),
  mayAnswer: z.boolean(),
  /** The caller works at the office: he proposes and approves. */
  mayAct: z.boolean(),
  today: daySchema,
});
