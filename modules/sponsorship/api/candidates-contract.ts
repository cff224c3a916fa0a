import { z } from 'zod';
import { occupationGroups } from '#modules/registry/core/index.ts';
import {
  candidateErrors,
  candidateMenders,
  candidateOutcomes,
  listKinds,
  listStates,
} from '#modules/sponsorship/core/index.ts';
import {
  areaCodeSchema,
  areaNameSchema,
  daySchema,
  errorsOf,
  idSchema,
  instantSchema,
  moneySchema,
  monthSchema,
  pageQuery,
  query,
  write,
} from '#platform/core/contract.ts';

const count = z.number().int();
const version = count.min(1);
/** People put on a list or taken off it in one request; a worker list goes on whole. */
const peopleAtOnce = 500;
const workerIds = z.array(idSchema).min(1).max(peopleAtOnce);
/** PostgreSQL keeps no NUL. */
const typed = z.string().regex(/^[^\0]*$/);
const categoryCode = z.string().regex(/^[a-z][a-z0-9_]{1,39}$/);

const handSchema = z.object({ name: z.string(), at: instantSchema.nullable() }).nullable();

export const candidateListSchema = z.object({
  listId: idSchema,
  version,
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
