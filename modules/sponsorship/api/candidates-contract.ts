import { z } from 'zod';
import { occupationGroups } from '#modules/registry/core/index.ts';
import { candidateErrors } from '#modules/sponsorship/core/index.ts';
import {
  areaCodeSchema,
  daySchema,
  errorsOf,
  idSchema,
  instantSchema,
  monthSchema,
  pageQuery,
  query,
  write,
} from '#platform/core/contract.ts';
import { candidateListSchema, candidateSchema } from './candidate-shapes.ts';

const count = z.number().int();
const version = count.min(1);
/** People put on a list or taken off it in one request; a worker list goes on whole. */
const peopleAtOnce = 500;
const workerIds = z.array(idSchema).min(1).max(peopleAtOnce);
/** PostgreSQL keeps no NUL. */
const typed = z.string().regex(/^[^\0]*$/);
const categoryCode = z.string().regex(/^[a-z][a-z0-9_]{1,39}$/);

/** Which people of a list: with a place, in reserve, to look at, or by what was decided. */
export const candidateChoices = [
  'payable',
  'reserve',
  'remark',
  'undecided',
  'accepted',
  'rejected',
] as const;

const unprotectedSchema = z.object({
  workerId: idSchema,
  name: z.string(),
  nikMasked: z.string(),
  birthDate: daySchema,
  sex: z.enum(['L', 'P']),
  occupation: z.string(),
  occupationGroup: z.string(),
  hamlet: z.string(),
  /** The last month that was ever paid for him. */
  paidThrough: monthSchema.nullable(),
});

const listErrors = errorsOf(candidateErrors, ['candidates.list_not_found']);
const fillErrors = errorsOf(candidateErrors, [
  'candidates.list_not_found',
  'candidates.frozen',
  'candidates.changed',
  'candidates.stranger',
  'candidates.category_unknown',
]);
const place = z.object({ listId: idSchema });
const edit = place.extend({ version });
const edited = z.object({ version });

export const candidatesContract = {
  begin: write
    .route({
      method: 'POST',
      path: '/sponsorships/lists',
      summary: 'Begins the list of candidates of a village',
    })
    .input(z.object({ programmeId: idSchema, villageCode: areaCodeSchema }))
    .errors(
      errorsOf(candidateErrors, [
        'candidates.programme_not_found',
        'candidates.programme_not_open',
        'candidates.village_left_out',
        'candidates.begun_already',
      ]),
    )
    .output(z.object({ listId: idSchema })),
  show: query
    .route({
      method: 'GET',
      path: '/sponsorships/lists/{listId}',
      summary: 'A list of candidates: how far it is; no person',
    })
    .input(place)
    .errors(listErrors)
    .output(candidateListSchema),
  people: query
    .route({
      method: 'GET',
      path: '/sponsorships/lists/{listId}/candidates',
      summary: 'A page of the people on a list in their turn; the look is audited',
    })
    .input(
      place.extend({
        choice: z.enum(candidateChoices).optional(),
        search: typed.max(100).optional(),
        ...pageQuery,
        cursor: z
          .string()
          .regex(/^\d{1,9}$/)
          .optional(),
      }),
    )
    .errors(listErrors)
    .output(z.object({ candidates: z.array(candidateSchema), total: count, cursor: z.string().nullable() })),
  unprotected: query
    .route({
      method: 'GET',
      path: '/sponsorships/lists/{listId}/unprotected',
      summary: 'Residents of the village whom nobody protects, by name; the look is audited',
    })
    .input(
      place.extend({
        /** Groups of occupations with commas between. */
        groups: z
          .string()
          .regex(new RegExp(`^(${occupationGroups.join('|')})(,(${occupationGroups.join('|')})){0,20}$`))
          .optional(),
        category: categoryCode.optional(),
        ageFrom: z.coerce.number().int().min(0).max(120).optional(),
        ageTo: z.coerce.number().int().min(0).max(120).optional(),
        hamlet: typed.max(60).optional(),
        search: typed.max(100).optional(),
        ...pageQuery,
        cursor: typed.max(200).optional(),
      }),
    )
    .errors(errorsOf(candidateErrors, ['candidates.list_not_found', 'candidates.category_unknown']))
    .output(z.object({ workers: z.array(unprotectedSchema), total: count, cursor: z.string().nullable() })),
  sources: query
    .route({
      method: 'GET',
      path: '/sponsorships/lists/{listId}/sources',
      summary: 'Submitted worker lists that may hold people of the village, newest first; no person',
    })
    .input(place)
    .errors(listErrors)
    .output(
      z.object({
        lists: z.array(
          z.object({
            listId: idSchema,
            fileName: z.string(),
            sender: z.string(),
            submittedAt: instantSchema.nullable(),
            registered: count,
            rows: count,
          }),
        ),
      }),
    ),
  add: write
    .route({
      method: 'POST',
      path: '/sponsorships/lists/{listId}/candidates',
      summary: 'Puts workers on a list and checks it',
    })
    .input(edit.extend({ workerIds, categoryCode: categoryCode.optional() }))
    .errors(fillErrors)
    .output(edited.extend({ added: count })),
  addRegistered: write
    .route({
      method: 'POST',
      path: '/sponsorships/lists/{listId}/registered',
      summary: 'Puts everyone whom a submitted worker list registered on a list of candidates, and checks it',
    })
    .input(edit.extend({ sourceListId: idSchema, categoryCode: categoryCode.optional() }))
    .errors({ ...fillErrors, ...errorsOf(candidateErrors, ['candidates.source_not_found']) })
    .output(edited.extend({ added: count, named: count, unregistered: count })),
  drop: write
    .route({
      method: 'POST',
      path: '/sponsorships/lists/{listId}/drop',
      summary: 'Takes people off a list: those named, or all who do not qualify',
    })
    .input(edit.extend({ workerIds: workerIds.optional(), allUnfit: z.literal(true).optional() }))
    .errors(fillErrors)
    .output(edited.extend({ dropped: count })),
  order: write
    .route({
      method: 'POST',
      path: '/sponsorships/lists/{listId}/order',
      summary: 'Moves a person to a place of the list',
    })
    .input(edit.extend({ workerId: idSchema, place: count.min(1).max(1_000_000) }))
    .errors(fillErrors)
    .output(edited),
  nameCategory: write
    .route({
      method: 'POST',
      path: '/sponsorships/lists/{listId}/category',
      summary: 'Says which category of vulnerable worker people belong to',
    })
    .input(edit.extend({ workerIds, categoryCode }))
    .errors(fillErrors)
    .output(edited.extend({ named: count })),
  check: write
    .route({
      method: 'POST',
      path: '/sponsorships/lists/{listId}/check',
      summary: 'Checks a draft or proposed list anew',
    })
    .input(place)
    .errors(errorsOf(candidateErrors, ['candidates.list_not_found', 'candidates.frozen']))
    .output(z.object({ checked: z.literal(true) })),
  propose: write
    .route({
      method: 'POST',
      path: '/sponsorships/lists/{listId}/propose',
      summary: 'Lays a draft before the regency',
    })
    .input(edit.extend({ note: typed.trim().max(500).default('') }))
    .errors({
      ...fillErrors,
      ...errorsOf(candidateErrors, ['candidates.not_draft', 'candidates.nobody_payable']),
    })
    .output(edited.extend({ payable: count })),
  withdraw: write
    .route({
      method: 'POST',
      path: '/sponsorships/lists/{listId}/withdraw',
      summary: 'Takes a list back for good before it is approved',
    })
    .input(edit.extend({ reason: typed.trim().min(3).max(300) }))
    .errors(fillErrors)
    .output(edited),
};
