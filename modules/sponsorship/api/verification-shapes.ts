import { z } from 'zod';
import { billStates } from '#modules/contributions/core/index.ts';
import { listKinds, listStates, sponsorFundings } from '#modules/sponsorship/core/index.ts';
import { daySchema, idSchema, instantSchema, moneySchema, monthSchema } from '#platform/core/contract.ts';

const version = z.number().int().min(1);
const count = z.number().int();

/** Rows of a list that a verifier looks at together. */
export const shownRows = [
  'all',
  'undecided',
  'remarked',
  'unfit',
  'accepted',
  'rejected',
  'reserve',
] as const;

const handSchema = z.object({ name: z.string(), at: instantSchema.nullable() });

export const checkedRowSchema = z.object({
  workerId: idSchema,
  place: count,
  name: z.string(),
  nikMasked: z.string(),
  birthDate: daySchema,
  sex: z.enum(['L', 'P']),
  occupation: z.string(),
  hamlet: z.string(),
  category: z.object({ id: z.string(), en: z.string() }).nullable(),
  /** Over the quota: the next in turn. */
  isReserve: z.boolean(),
  outcome: z.enum(['ready', 'warning', 'fix', 'rejected']),
  reasons: z.array(z.string()),
  reasonDetails: z.record(z.string(), z.unknown()),
  verdict: z.enum(['proposed', 'accepted', 'rejected']),
  verdictReason: z.string(),
  verdictName: z.string(),
});

export const checkedListSchema = z.object({
  listId: idSchema,
  version,
  state: z.enum(listStates),
  kind: z.enum(listKinds),
  programmeId: idSchema,
  programmeName: z.string(),
  sponsorName: z.string(),
  funding: z.enum(sponsorFundings),
  villageCode: z.string(),
  villageName: z.string(),
  firstMonth: monthSchema,
  months: count,
  /** Accepted within the quota, and what their months cost. */
  workers: count,
  amountIdr: moneySchema,
  /** Left free in the budget; null where the caller does not see it. */
  freeIdr: moneySchema.nullable(),
  /** Of what was verified; empty before. */
  contentHash: z.string(),
  note: z.string(),
  maker: handSchema.nullable(),
  verifier: handSchema.nullable(),
  approver: handSchema.nullable(),
  counts: z.record(z.enum(shownRows), count),
  bill: z
    .object({
      code: z.string(),
      state: z.enum(billStates),
      amountIdr: moneySchema,
      paidIdr: moneySchema,
      owedIdr: moneySchema,
      feeIdr: moneySchema,
      dueOn: daySchema,
      expiresOn: daySchema.nullable(),
      paidOn: daySchema.nullable(),
    })
    .nullable(),
  may: z.object({
    decide: z.boolean(),
    verify: z.boolean(),
    giveBack: z.boolean(),
    approve: z.boolean(),
    bill: z.boolean(),
    takeBack: z.boolean(),
  }),
  /** What the caller did to it himself that keeps him from checking it. */
  ownHand: z.enum(['made', 'verified']).nullable(),
});

export const waitingListSchema = z.object({
  listId: idSchema,
  version,
  state: z.enum(listStates),
  kind: z.enum(listKinds),
  programmeId: idSchema,
  programmeName: z.string(),
  villageCode: z.string(),
  villageName: z.string(),
  candidates: count,
  workers: count,
  amountIdr: moneySchema,
  contentHash: z.string(),
  note: z.string(),
  makerName: z.string(),
  verifierName: z.string(),
  since: daySchema,
  ownHand: z.enum(['made', 'verified']).nullable(),
});

const conflictSchema = z.object({
  workerId: idSchema,
  name: z.string(),
  reason: z.string(),
  details: z.record(z.string(), z.unknown()),
});

/** What became of each list of an approval. */
const approvalOutcomes = [
  'approved',
  'absent',
  'not_verified',
  'changed',
  'same_person',
  'budget_short',
  'conflict',
  'too_late',
] as const;

export const approvedSchema = z.object({
  listId: idSchema,
  outcome: z.enum(approvalOutcomes),
  conflicts: z.array(conflictSchema),
});
