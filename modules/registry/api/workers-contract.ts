import { z } from 'zod';
import { registryErrors } from '#modules/registry/core/index.ts';
import {
  areaCodeSchema,
  areaNameSchema,
  daySchema,
  errorsOf,
  idSchema,
  instantSchema,
  moneySchema,
  pageQuery,
  query,
  write,
} from '#platform/core/contract.ts';
import { lifeEventSchema, workerProposalSchema } from './life-contract.ts';

export const segments = ['PU', 'BPU'] as const;
export const membershipStates = ['REQUESTED', 'REGISTERED', 'ACTIVE', 'LAPSED', 'ENDED'] as const;

/** A worker in a listing: enough to tell people apart, no clear NIK. */
export const workerLineSchema = z.object({
  workerId: idSchema,
  name: z.string(),
  nikMasked: z.string(),
  birthDate: daySchema,
  sex: z.enum(['L', 'P']),
  occupation: z.string(),
  /** Null: residence not known. */
  area: areaNameSchema.nullable(),
  segments: z.array(z.enum(segments)),
  /** State of the open membership that stands best; null: none is open. */
  openState: z.enum(membershipStates).nullable(),
  protected: z.boolean(),
  deceasedOn: daySchema.nullable(),
});

export const membershipSchema = z.object({
  membershipId: idSchema,
  segment: z.enum(segments),
  state: z.enum(membershipStates),
  organisation: z.object({ organisationId: idSchema, name: z.string() }).nullable(),
  kpj: z.string().nullable(),
  openedOn: daySchema,
  endedOn: daySchema.nullable(),
  endReason: z.string().nullable(),
  occupation: z.string(),
  wageIdr: moneySchema.nullable(),
  listId: idSchema.nullable(),
});

export const lookSchema = z.object({
  at: instantSchema,
  /** Name, role and organisation of who acted or looked. */
  actorName: z.string(),
  actorRole: z.string(),
  organisation: z.string().nullable(),
  act: z.string(),
  reason: z.string().nullable(),
});

export const workerSchema = workerLineSchema.extend({
  birthPlace: z.string(),
  motherName: z.string(),
  address: z.string(),
  hamlet: z.string(),
  phoneMasked: z.string().nullable(),
  declaredIncomeIdr: moneySchema.nullable(),
  workArea: areaNameSchema.nullable(),
  /** Reason codes of warnings taken along at registration. */
  flags: z.array(z.string()),
  memberships: z.array(membershipSchema),
  /** Newest first; the caller's own look is the first line. */
  history: z.array(lookSchema),
  historyMore: z.boolean(),
  /** Acts on the worker, newest first, and what waits for a second person; null for those who may not know it. */
  life: z.object({ events: z.array(lifeEventSchema), proposals: z.array(workerProposalSchema) }).nullable(),
  demonstration: z.boolean(),
  createdAt: instantSchema,
  version: z.number().int(),
  /** The record of the same person that stands in place of this one; its name null where the caller may not see it. */
  mergedInto: z.object({ workerId: idSchema, name: z.string().nullable() }).nullable(),
});

export const workersContract = {
  /** POST, because a NIK never stands in an address. */
  search: query
    .route({
      method: 'POST',
      path: '/workers/search',
      summary: 'Find workers by name words, NIK (16 digits) or KPJ (11 digits)',
    })
    .input(
      z.object({
        query: z.string().trim().max(100).default(''),
        within: areaCodeSchema.optional(),
        segment: z.enum(segments).optional(),
        organisationId: idSchema.optional(),
        ...pageQuery,
      }),
    )
    .errors(errorsOf(registryErrors, ['worker.search_too_short']))
    .output(z.object({ workers: z.array(workerLineSchema), cursor: z.string().nullable() })),
  show: query
    .route({
      method: 'GET',
      path: '/workers/{workerId}',
      summary: 'Everything known of a worker, and who looked; the look is audited',
    })
    .input(z.object({ workerId: idSchema }))
    .errors(errorsOf(registryErrors, ['worker.not_found']))
    .output(workerSchema),
  reveal: write
    .route({
      method: 'POST',
      path: '/workers/{workerId}/reveal',
      summary: 'Show NIK and phone in clear, with a reason that is audited',
    })
    .input(z.object({ workerId: idSchema, reason: z.string().trim().min(5).max(300) }))
    .errors(errorsOf(registryErrors, ['worker.not_found']))
    .output(z.object({ nik: z.string(), phone: z.string().nullable() })),
};
