import { z } from 'zod';
import { nameMatches, registryErrors, searchHints } from '#modules/registry/core/index.ts';
import { areaCodeSchema, areaNameSchema, errorsOf, idSchema, query, write } from '#platform/core/contract.ts';
import { organisationKinds } from './organisations-contract.ts';
import { workerLineSchema } from './workers-contract.ts';

/** How a worker was found: by a number, or by a reading of the name with what stood beside it. */
const workerHitSchema = workerLineSchema.extend({
  by: z.enum(['nik', 'kpj', ...nameMatches]),
  /** The village (or other area) that words beside the name were read as. */
  place: z.string().nullable(),
});

const organisationHitSchema = z.object({
  organisationId: idSchema,
  kind: z.enum(organisationKinds),
  name: z.string(),
  tradeName: z.string(),
  npp: z.string().nullable(),
  nib: z.string().nullable(),
  area: areaNameSchema,
  by: z.enum(['number', 'name', 'beginning']),
});

/** What is kept at hand: a worker or organisation by id, an area by code. */
const pinSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('worker'), subject: idSchema }),
  z.object({ kind: z.literal('organisation'), subject: idSchema }),
  z.object({ kind: z.literal('area'), subject: areaCodeSchema }),
]);

export const keptSchema = z.object({
  kind: z.enum(['worker', 'organisation', 'area']),
  subject: z.string(),
  name: z.string(),
  /** Where it lies; empty: not known. */
  place: z.string(),
});

export const searchContract = {
  /** POST, because a NIK never stands in an address. */
  everything: query
    .route({
      method: 'POST',
      path: '/search',
      summary: 'One box: workers by NIK, KPJ or name, organisations by name, NPP or NIB, areas; audited',
    })
    .input(z.object({ query: z.string().trim().max(100) }))
    .output(
      z.object({
        workers: z.array(workerHitSchema),
        organisations: z.array(organisationHitSchema),
        areas: z.array(areaNameSchema),
        /** Groups that have more than is shown. */
        more: z.array(z.enum(['workers', 'organisations', 'areas'])),
        /** What to say of the query when nothing is found. */
        hint: z.enum(searchHints).nullable(),
      }),
    ),
};

export const pinsContract = {
  list: query
    .route({ method: 'GET', path: '/pins', summary: 'What the account has pinned: ids only, newest first' })
    .output(z.object({ pins: z.array(keptSchema.pick({ kind: true, subject: true })) })),
  named: query
    .route({
      method: 'GET',
      path: '/pins/named',
      summary: 'What the account has pinned, with names, as far as it still sees them; the look is audited',
    })
    .output(z.object({ pins: z.array(keptSchema) })),
  keep: write
    .route({ method: 'PUT', path: '/pins', summary: 'Pin something or let it go; at most 20' })
    .input(z.object({ pin: pinSchema, pinned: z.boolean() }))
    .errors(
      errorsOf(registryErrors, [
        'worker.not_found',
        'organisation.not_found',
        'area.not_found',
        'pin.too_many',
      ]),
    )
    .output(z.object({ pinned: z.boolean() })),
};
