import { z } from 'zod';
import { mergeFieldNames, proposalStates, registryErrors } from '#modules/registry/core/index.ts';
import {
  areaNameSchema,
  daySchema,
  errorsOf,
  idSchema,
  instantSchema,
  query,
  write,
} from '#platform/core/contract.ts';
import { membershipStates, segments, workerLineSchema } from './workers-contract.ts';

const side = z.enum(['survivor', 'merged']);
const field = z.enum(mergeFieldNames);
const reason = z.string().trim().min(5).max(500);
const version = z.number().int().min(1);

/** Which record's value stands for a field; a field that is not named keeps the survivor's, else the known one. */
export const mergeChoicesSchema = z.partialRecord(field, side);

/** A membership of either record, and what becomes of it. */
const movedMembershipSchema = z.object({
  membershipId: idSchema,
  of: side,
  segment: z.enum(segments),
  organisation: z.string().nullable(),
  state: z.enum(membershipStates),
  openedOn: daySchema,
  endedOn: daySchema.nullable(),
  kpj: z.string().nullable(),
  /** `stays`; `copied`: goes along; `joined`: becomes one with an open one of the same kind; `returns`: goes back. */
  fate: z.enum(['stays', 'copied', 'joined', 'returns']),
});

/** How many of the two are counted in a place, before and after: a person counts once. */
const countSchema = z.object({
  area: areaNameSchema.nullable(),
  before: z.number().int(),
  after: z.number().int(),
});

/** Two records beside each other, and what a merge would make of them. NIK and telephone masked; days, rupiah and codes plain. */
export const comparisonSchema = z.object({
  survivor: workerLineSchema,
  merged: workerLineSchema,
  survivorVersion: version,
  mergedVersion: version,
  fields: z.array(
    z.object({
      field,
      survivor: z.string().nullable(),
      merged: z.string().nullable(),
      result: z.string().nullable(),
      choice: side,
      differs: z.boolean(),
    }),
  ),
  memberships: z.array(movedMembershipSchema),
  counts: z.array(countSchema),
  /** Organisations that will see the survivor as their own member too. */
  custodians: z.array(z.string()),
  moves: z.object({ events: z.number().int(), documents: z.number().int() }),
  /** A proposal about the merged record that must be decided first. */
  waiting: z.string().nullable(),
});

/** What taking a merge back would do: values of the survivor that go back, and those that stay as they were changed since. */
export const unmergePreviewSchema = z.object({
  survivorVersion: version,
  mergedVersion: version,
  fields: z.array(z.object({ field, now: z.string().nullable(), back: z.string().nullable() })),
  memberships: z.array(movedMembershipSchema),
  counts: z.array(countSchema),
});

export const mergeRequestSchema = z.object({
  requestId: idSchema,
  workerId: idSchema,
  act: z.enum(['registry.merge-workers', 'registry.unmerge-workers']),
  mergeId: idSchema.nullable(),
  reason: z.string(),
  state: z.enum(proposalStates),
  actorName: z.string(),
  actorRole: z.string(),
  proposedAt: instantSchema,
  deciderName: z.string().nullable(),
  decisionReason: z.string().nullable(),
  survivor: workerLineSchema,
  merged: workerLineSchema,
  /** Never the person who proposed it. */
  mayDecide: z.boolean(),
  mayWithdraw: z.boolean(),
});

export const mergeSchema = z.object({
  mergeId: idSchema,
  workerId: idSchema,
  survivor: workerLineSchema,
  merged: workerLineSchema,
  reason: z.string(),
  actorName: z.string(),
  approverName: z.string(),
  mergedAt: instantSchema,
  unmergedAt: instantSchema.nullable(),
  unmergeReason: z.string().nullable(),
  unmergeActorName: z.string().nullable(),
});

const pair = z.object({ workerId: idSchema, otherId: idSchema });
const place = z.object({ workerId: idSchema, requestId: idSchema });
const refusals = [
  'worker.not_found',
  'worker.merged',
  'merge.same_record',
  'worker.birth_after_death',
  'worker.birth_after_membership',
] as const;
const takingBack = [
  'worker.not_found',
  'merge.not_found',
  'merge.taken_back_already',
  'merge.merged_again',
  'merge.nik_stands',
  'merge.dead_with_membership',
  'worker.birth_after_death',
] as const;
const deciding = [
  'worker.not_found',
  'proposal.not_found',
  'proposal.same_person',
  'proposal.not_yours',
] as const;

export const mergesContract = {
  doubles: query
    .route({
      method: 'GET',
      path: '/merges/doubles',
      summary: 'People of the scope born on one day and named alike, day by day',
    })
    .input(z.object({ cursor: daySchema.optional() }))
    .output(
      z.object({
        groups: z.array(z.object({ birthDate: daySchema, workers: z.array(workerLineSchema) })),
        cursor: z.string().nullable(),
      }),
    ),
  tellApart: write
    .route({ method: 'POST', path: '/merges/told-apart', summary: 'Two records alike are of two people' })
    .input(pair)
    .errors(errorsOf(registryErrors, ['worker.not_found', 'merge.same_record']))
    .output(z.object({ ok: z.literal(true) })),
  compare: query
    .route({
      method: 'POST',
      path: '/merges/preview',
      summary: 'Two records beside each other, and what a merge would make of them; the look is audited',
    })
    .input(pair.extend({ choices: mergeChoicesSchema.default({}) }))
    .errors(errorsOf(registryErrors, refusals))
    .output(comparisonSchema),
  propose: write
    .route({
      method: 'POST',
      path: '/merges/requests',
      summary: 'Propose to make two records of one person one',
    })
    .input(
      pair.extend({
        choices: mergeChoicesSchema.default({}),
        survivorVersion: version,
        mergedVersion: version,
        reason,
      }),
    )
    .errors(
      errorsOf(registryErrors, [
        ...refusals,
        'worker.changed_meanwhile',
        'worker.changed_elsewhere',
        'merge.pending_already',
        'merge.proposal_pending',
      ]),
    )
    .output(z.object({ requestId: idSchema })),
  requests: query
    .route({ method: 'GET', path: '/merges/requests', summary: 'Proposals that wait, and the latest merges' })
    .output(z.object({ requests: z.array(mergeRequestSchema), merges: z.array(mergeSchema) })),
  request: query
    .route({
      method: 'GET',
      path: '/workers/{workerId}/merge-requests/{requestId}',
      summary: 'A proposal with what it would do as things stand now',
    })
    .input(place)
    .errors(errorsOf(registryErrors, ['worker.not_found', 'proposal.not_found']))
    .output(
      z.object({
        request: mergeRequestSchema,
        comparison: comparisonSchema.nullable(),
        unmerge: unmergePreviewSchema.nullable(),
      }),
    ),
  approve: write
    .route({
      method: 'POST',
      path: '/workers/{workerId}/merge-requests/{requestId}/approve',
      summary: 'Agree as another person than proposed it: the merge, or its taking back, takes effect',
    })
    .input(place.extend({ survivorVersion: version, mergedVersion: version }))
    .errors(
      errorsOf(registryErrors, [
        ...deciding,
        ...refusals.slice(1),
        ...takingBack.slice(1),
        'merge.proposal_pending',
        'merge.nik_taken',
        'worker.changed_meanwhile',
        'worker.changed_elsewhere',
      ]),
    )
    .output(z.object({ mergeId: idSchema })),
  reject: write
    .route({
      method: 'POST',
      path: '/workers/{workerId}/merge-requests/{requestId}/reject',
      summary: 'Refuse a proposal, with the reason',
    })
    .input(place.extend({ reason }))
    .errors(errorsOf(registryErrors, deciding))
    .output(z.object({ ok: z.literal(true) })),
  withdraw: write
    .route({
      method: 'POST',
      path: '/workers/{workerId}/merge-requests/{requestId}/withdraw',
      summary: 'Take one’s own proposal back',
    })
    .input(place)
    .errors(errorsOf(registryErrors, deciding))
    .output(z.object({ ok: z.literal(true) })),
  ofWorker: query
    .route({
      method: 'GET',
      path: '/workers/{workerId}/merges',
      summary: 'Merges that a worker was part of, and proposals about him that wait',
    })
    .input(z.object({ workerId: idSchema }))
    .errors(errorsOf(registryErrors, ['worker.not_found']))
    .output(z.object({ requests: z.array(mergeRequestSchema), merges: z.array(mergeSchema) })),
  show: query
    .route({
      method: 'GET',
      path: '/workers/{workerId}/merges/{mergeId}',
      summary: 'A merge, and what taking it back would do as things stand now',
    })
    .input(z.object({ workerId: idSchema, mergeId: idSchema }))
    .errors(errorsOf(registryErrors, ['worker.not_found', 'merge.not_found']))
    .output(
      z.object({
        merge: mergeSchema,
        unmerge: unmergePreviewSchema.nullable(),
        /** Why it cannot be taken back, as a code of the catalogue; null where it can. */
        hindrance: z.object({ code: z.string(), details: z.record(z.string(), z.unknown()) }).nullable(),
      }),
    ),
  proposeUnmerge: write
    .route({
      method: 'POST',
      path: '/workers/{workerId}/merges/{mergeId}/unmerge',
      summary: 'Propose to take a merge back',
    })
    .input(z.object({ workerId: idSchema, mergeId: idSchema, reason }))
    .errors(errorsOf(registryErrors, [...takingBack, 'merge.pending_already']))
    .output(z.object({ requestId: idSchema })),
};
