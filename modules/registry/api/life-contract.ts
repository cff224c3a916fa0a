import { z } from 'zod';
import { lifeActNames, proposalStates, registryErrors } from '#modules/registry/core/index.ts';
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

/** Why a membership ends, as the registry knows it; the rest is said in the reason. */
export const endReasons = ['stopped_working', 'changed_job', 'left_area', 'own_wish', 'other'] as const;

const reason = z.string().trim().min(5).max(500);

/** What may be corrected; a field that is not given stays, an empty one is cleared where it may be. */
const correction = z
  .object({
    name: z.string().max(120),
    birthDate: daySchema,
    birthPlace: z.string().max(80),
    sex: z.enum(['L', 'P']),
    motherName: z.string().max(120),
    phone: z.string().max(30),
    address: z.string().max(300),
    hamlet: z.string().max(80),
    nik: z.string().max(30),
  })
  .partial();

/** An act on a worker as it is asked for; `act` says which. */
export const lifeWordsSchema = z.discriminatedUnion('act', [
  z.object({ act: z.literal('registry.report-death'), on: daySchema }),
  z.object({
    act: z.literal('registry.move-worker'),
    on: daySchema,
    villageCode: areaCodeSchema,
    hamlet: z.string().trim().max(80).default(''),
    address: z.string().trim().max(300).default(''),
  }),
  z.object({
    act: z.literal('registry.change-work'),
    on: daySchema,
    occupation: z.string().trim().min(2).max(120),
    /** Null: does not say. */
    declaredIncomeIdr: moneySchema.nullable(),
  }),
  z.object({ act: z.literal('registry.correct-worker'), correction }),
  z.object({
    act: z.literal('registry.end-membership'),
    membershipId: idSchema,
    on: daySchema,
    why: z.enum(endReasons),
  }),
  z.object({ act: z.literal('registry.restart-membership'), membershipId: idSchema, on: daySchema }),
  z.object({ act: z.literal('registry.undo-act'), eventId: idSchema }),
]);

/** One value that changes; NIK and telephone masked, places by name. `membership`: whose, when not the worker's own. */
export const lifeChangeSchema = z.object({
  field: z.string(),
  was: z.string().nullable(),
  is: z.string().nullable(),
  membership: z
    .object({ membershipId: idSchema, segment: z.enum(['PU', 'BPU']), organisation: z.string().nullable() })
    .nullable(),
});

/** An act that took effect, for the history. */
export const lifeEventSchema = z.object({
  eventId: idSchema,
  /** One of the acts above, or of another kind. */
  act: z.string(),
  effectiveOn: daySchema,
  recordedAt: instantSchema,
  actorName: z.string(),
  actorRole: z.string(),
  approverName: z.string().nullable(),
  reason: z.string(),
  changes: z.array(lifeChangeSchema),
  documentId: idSchema.nullable(),
  /** The event that this one takes back, and the one that took this back. */
  undoes: idSchema.nullable(),
  undoneBy: idSchema.nullable(),
});

/** An act that waits for a second person, on the page of its worker. */
export const workerProposalSchema = z.object({
  proposalId: idSchema,
  workerId: idSchema,
  act: z.enum(lifeActNames),
  effectiveOn: daySchema,
  reason: z.string(),
  actorName: z.string(),
  actorRole: z.string(),
  proposedAt: instantSchema,
  state: z.enum(proposalStates),
  deciderName: z.string().nullable(),
  decisionReason: z.string().nullable(),
  decidedAt: instantSchema.nullable(),
  documentId: idSchema.nullable(),
  changes: z.array(lifeChangeSchema),
  /** Whether the asker may agree or reject, and whether he may take it back: never the same person. */
  mayDecide: z.boolean(),
  mayWithdraw: z.boolean(),
});

/** The same among those of many workers. */
export const proposalSchema = workerProposalSchema.extend({
  name: z.string(),
  nikMasked: z.string(),
  area: areaNameSchema.nullable(),
});

const asked = {
  workerId: idSchema,
  /** The version that was looked at; another one now is refused with what changed. */
  expectedVersion: z.number().int(),
  words: lifeWordsSchema,
} as const;

const refusals = errorsOf(registryErrors, [
  'worker.not_found',
  'worker.merged',
  'worker.changed_meanwhile',
  'worker.changed_elsewhere',
  'worker.day_in_future',
  'worker.death_before_birth',
  'worker.move_before_birth',
  'worker.work_before_birth',
  'worker.birth_in_future',
  'worker.birth_after_death',
  'worker.birth_after_membership',
  'worker.lives_there_already',
  'worker.not_a_village',
  'worker.nothing_changed',
  'worker.name_malformed',
  'worker.phone_malformed',
  'worker.nik_malformed',
  'worker.nik_only_office',
  'worker.nik_taken',
  'worker.later_act_stands',
  'area.not_found',
  'membership.not_found',
  'membership.ends_before_start',
  'membership.restarts_before_end',
  'membership.open_already',
  'membership.not_yours',
  'event.not_found',
  'event.undone_already',
  'event.is_undo',
  'event.not_undoable',
  'event.values_changed',
  'proposal.pending_already',
]);

const decided = errorsOf(registryErrors, [
  'worker.not_found',
  'proposal.not_found',
  'proposal.same_person',
  'proposal.not_yours',
]);

export const lifeContract = {
  preview: query
    .route({
      method: 'POST',
      path: '/workers/{workerId}/acts/preview',
      summary:
        'What an act on a worker would change, and whether a second person must agree; changes nothing',
    })
    .input(z.object(asked))
    .errors(refusals)
    .output(z.object({ needsSecondPerson: z.boolean(), changes: z.array(lifeChangeSchema) })),
  perform: write
    .route({
      method: 'POST',
      path: '/workers/{workerId}/acts',
      summary:
        'Report a death, move, change of work, correction, end or restart of a membership, or take an act back',
    })
    .input(z.object({ ...asked, reason, documentId: idSchema.nullable().default(null) }))
    .errors(refusals)
    .output(
      z.object({
        outcome: z.enum(['done', 'proposed']),
        /** The worker's new version; null where it was proposed. */
        version: z.number().int().nullable(),
        eventId: idSchema.nullable(),
        proposalId: idSchema.nullable(),
      }),
    ),
  proposals: query
    .route({
      method: 'GET',
      path: '/proposals',
      summary: 'Acts on workers that wait for a second person, oldest first',
    })
    .input(z.object(pageQuery))
    .output(
      z.object({
        proposals: z.array(proposalSchema),
        total: z.number().int(),
        cursor: z.string().nullable(),
      }),
    ),
  approve: write
    .route({
      method: 'POST',
      path: '/workers/{workerId}/proposals/{proposalId}/approve',
      summary: 'Agree to a proposed act: it takes effect',
    })
    .input(z.object({ workerId: idSchema, proposalId: idSchema }))
    .errors({ ...refusals, ...decided })
    .output(z.object({ eventId: idSchema })),
  reject: write
    .route({
      method: 'POST',
      path: '/workers/{workerId}/proposals/{proposalId}/reject',
      summary: 'Reject a proposed act with a reason that its proposer reads',
    })
    .input(z.object({ workerId: idSchema, proposalId: idSchema, reason }))
    .errors(decided)
    .output(z.object({})),
  withdraw: write
    .route({
      method: 'POST',
      path: '/workers/{workerId}/proposals/{proposalId}/withdraw',
      summary: 'Take back an act that one proposed oneself',
    })
    .input(z.object({ workerId: idSchema, proposalId: idSchema }))
    .errors(decided)
    .output(z.object({})),
  departures: query
    .route({
      method: 'GET',
      path: '/areas/{code}/departures',
      summary: 'Who moved away from an area in the last 90 days: name and day, nothing more',
    })
    .input(z.object({ code: areaCodeSchema }))
    .output(
      z.object({
        departures: z.array(z.object({ name: z.string(), leftOn: daySchema, area: areaNameSchema })),
      }),
    ),
};
