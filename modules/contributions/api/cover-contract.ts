import { z } from 'zod';
import { arrearsTabs, coverErrors } from '#modules/contributions/core/index.ts';
import { registryErrors } from '#modules/registry/core/index.ts';
import {
  areaCodeSchema,
  areaNameSchema,
  daySchema,
  errorsOf,
  idSchema,
  moneySchema,
  monthSchema,
  pageQuery,
  query,
  write,
} from '#platform/core/contract.ts';

const filter = {
  /** Who lives or works in this area. */
  within: areaCodeSchema.optional(),
  /** Words of a name. */
  search: z.string().max(100).optional(),
} as const;

export const arrearsPersonSchema = z.object({
  workerId: idSchema,
  name: z.string(),
  nikMasked: z.string(),
  residence: areaNameSchema.nullable(),
  /** The last month that is paid. */
  paidThrough: monthSchema,
  /** The first day without cover: to come, or gone by. */
  inactiveFrom: daySchema,
  /** Due and unpaid; whoever lapsed owes nothing. */
  owedIdr: moneySchema,
});

/** One number for each of `arrearsAges`. */
const agesSchema = z.array(moneySchema).length(6);

const ageingSumsSchema = z.object({
  bills: z.number().int(),
  owedIdr: moneySchema,
  /** Counted up to today, as if paid today. */
  feeIdr: moneySchema,
  byAgeIdr: agesSchema,
  billsByAge: z.array(z.number().int()).length(6),
});

export const letterSchema = z.object({
  letterId: idSchema,
  /** `T-2026-00042` */
  number: z.string(),
  organisationId: idSchema,
  writtenOn: daySchema,
  bills: z.number().int(),
  owedIdr: moneySchema,
  feeIdr: moneySchema,
  writtenBy: z.string(),
});

const letterErrors = errorsOf(coverErrors, ['letter.not_found']);

export const arrearsContract = {
  counts: query
    .route({
      method: 'GET',
      path: '/arrears/counts',
      summary: 'How many stand in each work list of those who pay for themselves; counted up to 10,000',
    })
    .input(z.object(filter))
    .output(
      z.object({
        today: daySchema,
        counts: z.array(
          z.object({ tab: z.enum(arrearsTabs), workers: z.number().int(), isMore: z.boolean() }),
        ),
      }),
    ),
  people: query
    .route({
      method: 'GET',
      path: '/arrears/people',
      summary: 'A page of a work list; the look is audited',
    })
    .input(z.object({ tab: z.enum(arrearsTabs), ...filter, ...pageQuery }))
    .output(z.object({ workers: z.array(arrearsPersonSchema), cursor: z.string().nullable() })),
  exportPeople: query
    .route({
      method: 'GET',
      path: '/arrears/people/export',
      summary: 'A whole work list, up to 20,000 people, to take along; audited with whom it holds',
    })
    .input(z.object({ tab: z.enum(arrearsTabs), ...filter }))
    .output(z.object({ workers: z.array(arrearsPersonSchema), isMore: z.boolean() })),
  ageing: query
    .route({
      method: 'GET',
      path: '/arrears/ageing',
      summary: 'What employers owe by the months it is overdue: by employer, by area, in all',
    })
    .input(z.object({ within: areaCodeSchema.optional() }))
    .output(
      z.object({
        today: daySchema,
        /** Those who owe most first, at most 500. */
        employers: z.array(
          ageingSumsSchema.extend({
            organisationId: idSchema,
            name: z.string(),
            areaName: z.string(),
            lastLetter: z.object({ number: z.string(), writtenOn: daySchema }).nullable(),
          }),
        ),
        areas: z.array(ageingSumsSchema.extend({ code: z.string(), name: z.string() })),
        total: ageingSumsSchema.extend({ employers: z.number().int() }),
      }),
    ),
  issueLetters: write
    .route({
      method: 'POST',
      path: '/arrears/letters',
      summary: 'Writes letters of arrears to employers, at most 30; one a day each, asked for again the same',
    })
    .input(z.object({ organisationIds: z.array(idSchema).min(1).max(30) }))
    .errors({
      ...errorsOf(coverErrors, ['letter.nothing_owed']),
      ...errorsOf(registryErrors, ['organisation.not_found']),
    })
    .output(z.object({ letters: z.array(letterSchema) })),
  letters: query
    .route({
      method: 'GET',
      path: '/organisations/{organisationId}/letters',
      summary: 'Letters of arrears to an employer, newest first',
    })
    .input(z.object({ organisationId: idSchema }))
    .errors(errorsOf(registryErrors, ['organisation.not_found']))
    .output(z.object({ letters: z.array(letterSchema) })),
  letter: query
    .route({ method: 'GET', path: '/arrears/letters/{letterId}', summary: 'One letter as it was printed' })
    .input(z.object({ letterId: idSchema }))
    .errors(letterErrors)
    .output(z.file()),
  lettersTogether: query
    .route({
      method: 'GET',
      path: '/arrears/letters-together/{letterIds}',
      summary: 'Several letters, their ids with commas between, as one ZIP',
    })
    .input(z.object({ letterIds: z.string().regex(/^[0-9a-f-]{36}(,[0-9a-f-]{36}){0,29}$/) }))
    .errors(letterErrors)
    .output(z.file()),
};
