import { z } from 'zod';
import { registryErrors } from '#modules/registry/core/index.ts';
import { followingKinds, releaseReasons, termErrors } from '#modules/sponsorship/core/index.ts';
import { daySchema, errorsOf, idSchema, monthSchema, query, write } from '#platform/core/contract.ts';

const termStates = ['waiting', 'running', 'released'] as const;
const listStates = ['draft', 'proposed', 'verified', 'approved', 'billed', 'paid', 'withdrawn'] as const;

const termSchema = z.object({
  workerId: idSchema,
  termId: idSchema,
  name: z.string(),
  nikMasked: z.string(),
  occupation: z.string(),
  state: z.enum(termStates),
  firstMonth: monthSchema,
  lastMonth: monthSchema,
  /** Empty while the term is whole. */
  endedAfter: z.string(),
  endedReason: z.string(),
  /** Stands on a list that goes on from this one. */
  isExtended: z.boolean(),
});

const followingSchema = z.object({
  listId: idSchema,
  kind: z.enum(followingKinds),
  state: z.enum(listStates),
  firstMonth: monthSchema,
  months: z.number().int(),
  workers: z.number().int(),
});

export const workerTermSchema = z.object({
  termId: idSchema,
  programme: z.string(),
  sponsor: z.string(),
  funding: z.string(),
  state: z.enum(termStates),
  firstMonth: monthSchema,
  lastMonth: monthSchema,
  /** Last month that the sponsor pays; null where an early end left nothing. */
  paysThrough: monthSchema.nullable(),
  endedReason: z.string(),
  paidMonths: z.number().int(),
  /** Day of the sponsor's bill that waits for its money; null where none does. */
  billedOn: daySchema.nullable(),
  /** Who hands that money over. */
  treasurer: z.string(),
});

const listInput = z.object({ listId: idSchema });
const listErrors = errorsOf(termErrors, ['terms.list_not_found']);
const begun = z.object({
  lists: z.array(z.object({ listId: idSchema, workers: z.number().int() })),
});

export const termsContract = {
  list: query
    .route({
      method: 'GET',
      path: '/sponsorships/lists/{listId}/terms',
      summary:
        'Who is sponsored by a list and until when, free places, and the lists that follow from it; the look is audited',
    })
    .input(listInput)
    .errors(listErrors)
    .output(
      z.object({
        today: daySchema,
        state: z.enum(listStates),
        villageName: z.string(),
        programme: z.string(),
        /** Places of terms that ended early and nobody has taken. */
        freePlaces: z.number().int(),
        /** Candidates in reserve who wait for one. */
        reserves: z.number().int(),
        terms: z.array(termSchema),
        following: z.array(followingSchema),
      }),
    ),
  release: write
    .route({
      method: 'POST',
      path: '/sponsorships/lists/{listId}/releases',
      summary:
        'Ends terms early: the months not yet begun go back to the budget, and their places to the next in turn where asked',
    })
    .input(
      listInput.extend({
        termIds: z.array(idSchema).min(1).max(1_000),
        reason: z.enum(releaseReasons),
        /** True: the next of the reserve takes the place on a new list. */
        replace: z.boolean(),
        /** Those who take the places, in order; absent: the next of the reserve. */
        replacements: z.array(idSchema).max(1_000).optional(),
      }),
    )
    .errors({ ...listErrors, ...errorsOf(termErrors, ['terms.not_running', 'terms.nothing_left']) })
    .output(begun.extend({ released: z.number().int() })),
  follow: write
    .route({
      method: 'POST',
      path: '/sponsorships/lists/{listId}/following',
      summary:
        'Makes a draft list out of a running one: replacements for free places, more workers, or the same workers for the months after',
    })
    .input(
      listInput.extend({
        kind: z.enum(followingKinds),
        /** Extension: who goes on, absent: all. Replacement: who takes the free places, absent: the reserve. */
        workerIds: z.array(idSchema).min(1).max(1_000).optional(),
        /** Extension and top-up: how many months. */
        months: z.number().int().min(1).max(12).default(6),
        /** Top-up: from which month. */
        firstMonth: monthSchema.optional(),
        /** Top-up: how many more. */
        more: z.number().int().min(1).max(1_000).default(1),
        /** Top-up: raises the village's quota by as many; the office's alone. */
        raiseQuota: z.boolean().default(false),
      }),
    )
    .errors({
      ...listErrors,
      ...errorsOf(termErrors, [
        'terms.not_running',
        'terms.programme_closed',
        'terms.nobody',
        'terms.no_seat',
        'terms.too_late',
        'terms.quota_not_yours',
      ]),
    })
    .output(begun),
  worker: query
    .route({
      method: 'GET',
      path: '/workers/{workerId}/sponsored-terms',
      summary:
        'Who pays for a worker, until when, and since when a bill waits for its money; the look is audited',
    })
    .input(z.object({ workerId: idSchema }))
    .errors(errorsOf(registryErrors, ['worker.not_found']))
    .output(z.object({ today: daySchema, terms: z.array(workerTermSchema) })),
};
