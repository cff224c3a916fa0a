import { z } from 'zod';
import {
  candidateMenders,
  candidateOutcomes,
  listKinds,
  listStates,
} from '#modules/sponsorship/core/index.ts';
import {
  areaNameSchema,
  daySchema,
  idSchema,
  instantSchema,
  moneySchema,
  monthSchema,
} from '#platform/core/contract.ts';

const count = z.number().int();

const handSchema = z.object({ name: z.string(), at: instantSchema.nullable() }).nullable();

/** A list of candidates with its counts. */
export const candidateListSchema = z.object({
  listId: idSchema,
  version: count.min(1),
  kind: z.enum(listKinds),
  state: z.enum(listStates),
  village: areaNameSchema,
  programme: z.object({
    programmeId: idSchema,
    name: z.string(),
    sponsorName: z.string(),
    funding: z.string(),
    categories: z.array(z.object({ code: z.string(), nameId: z.string(), nameEn: z.string() })),
  }),
  firstMonth: monthSchema,
  lastMonth: monthSchema,
  months: count,
  quota: count,
  /** What other lists of the village left of its quota. */
  placesLeft: count,
  counts: z.object({
    all: count,
    /** Can be paid for and have a place. */
    payable: count,
    reserve: count,
    warning: count,
    /** Cannot be paid for, by what the check found. */
    faulty: count,
    /** Of those, whom nobody can mend: too old, deceased, paid for already. */
    unfit: count,
    accepted: count,
    /** By a person of the regency. */
    rejected: count,
  }),
  /** How many each reason holds for. */
  reasons: z.array(z.object({ code: z.string(), workers: count })),
  /** What those with a place cost by today's tariffs. */
  estimateIdr: moneySchema,
  /** What the budget has free; null where it is not the caller's to see. */
  budgetFreeIdr: moneySchema.nullable(),
  note: z.string(),
  /** Where the regency or the office gave it back, by whom. */
  maker: handSchema,
  verifier: handSchema,
  approver: handSchema,
  billCode: z.string().nullable(),
  source: z.object({ listId: idSchema, fileName: z.string() }).nullable(),
  /** The caller may put people on it now. */
  mayFill: z.boolean(),
});

/** A person of a list, as he was put on it. */
export const candidateSchema = z.object({
  workerId: idSchema,
  place: count,
  name: z.string(),
  nikMasked: z.string(),
  birthDate: daySchema,
  sex: z.enum(['L', 'P']),
  occupation: z.string(),
  occupationGroup: z.string(),
  hamlet: z.string(),
  residence: areaNameSchema.nullable(),
  categoryCode: z.string(),
  outcome: z.enum(candidateOutcomes),
  reasons: z.array(
    z.object({
      code: z.string(),
      mender: z.enum(candidateMenders).nullable(),
      until: monthSchema.nullable(),
    }),
  ),
  isReserve: z.boolean(),
  state: z.enum(['proposed', 'accepted', 'rejected']),
  verdict: z.object({ reason: z.string(), name: z.string(), at: instantSchema.nullable() }).nullable(),
});
