import { z } from 'zod';
import { complianceErrors, compliancePoints, statedSources } from '#modules/certificates/core/index.ts';
import {
  areaCodeSchema,
  daySchema,
  errorsOf,
  idSchema,
  moneySchema,
  monthSchema,
  query,
  write,
} from '#platform/core/contract.ts';

const ofEmployer = z.object({ organisationId: idSchema });
const notFound = errorsOf(complianceErrors, ['compliance.not_found']);
const pointStates = ['met', 'not_met', 'unknown'] as const;

const pointSchema = z.object({
  point: z.enum(compliancePoints),
  state: z.enum(pointStates),
  weight: z.number().int(),
  /** The figure and why it is met or not, in words. */
  figure: z.string(),
  /** What to do about it, in words; empty where nothing is wanted. */
  wayOut: z.string(),
  /** The law it rests on; empty: our own measure. */
  law: z.string(),
  certainty: z.enum(['A', 'B', 'C']),
  /** The dated value on the page of the law; empty: none. */
  valueId: z.string(),
});

export const complianceRowSchema = z.object({
  organisationId: idSchema,
  name: z.string(),
  npp: z.string(),
  place: z.string(),
  met: z.number().int(),
  of: z.number().int(),
  missing: z.array(z.enum(compliancePoints)),
  unpaidMonths: z.number().int(),
  owedIdr: moneySchema,
  workersReported: z.number().int(),
  workersStated: z.number().int().nullable(),
});

const filter = {
  within: areaCodeSchema.optional(),
  /** Only those that do not meet this point. */
  missing: z.enum(compliancePoints).optional(),
  text: z.string().max(100).default(''),
};

export const complianceContract = {
  show: query
    .route({
      method: 'GET',
      path: '/compliance/{organisationId}',
      summary:
        'How an employer complies, point by point, with the law of each and what to do; the look is audited',
    })
    .input(ofEmployer)
    .errors(notFound)
    .output(
      z.object({
        today: daySchema,
        organisationId: idSchema,
        name: z.string(),
        npp: z.string(),
        place: z.string(),
        met: z.number().int(),
        of: z.number().int(),
        points: z.array(pointSchema),
        paidThrough: monthSchema.nullable(),
        expiresOn: daySchema.nullable(),
        owedIdr: moneySchema,
        months: z.array(z.object({ month: monthSchema, workers: z.number().int() })),
        stated: z.array(
          z.object({
            source: z.enum([...statedSources, 'registration']),
            number: z.string(),
            workers: z.number().int(),
            statedOn: daySchema.nullable(),
            by: z.string(),
          }),
        ),
        letters: z.number().int(),
        lastLetterOn: daySchema.nullable(),
        /** An open sanction case that the caller may know of. */
        caseId: idSchema.nullable(),
        /** Whether the caller keeps what other sources state. */
        mayState: z.boolean(),
      }),
    ),
  card: query
    .route({ method: 'GET', path: '/compliance/{organisationId}/card', summary: 'The same as PDF' })
    .input(ofEmployer)
    .errors(notFound)
    .output(z.file()),
  list: query
    .route({
      method: 'GET',
      path: '/compliance',
      summary:
        'Employers of an area and what each does not meet, the worst first; at most 5,000 are looked at',
    })
    .input(
      z.object({
        ...filter,
        offset: z.coerce.number().int().min(0).max(5_000).default(0),
        limit: z.coerce.number().int().min(1).max(200).default(50),
      }),
    )
    .output(
      z.object({
        today: daySchema,
        employers: z.array(complianceRowSchema),
        found: z.number().int(),
        /** How many of all looked at do not meet each point. */
        counts: z.array(z.object({ point: z.enum(compliancePoints), employers: z.number().int() })),
        looked: z.number().int(),
        /** There are more employers than were looked at: ask of a smaller area. */
        isCut: z.boolean(),
      }),
    ),
  export: query
    .route({
      method: 'GET',
      path: '/compliance/export/{form}',
      summary: 'The list as CSV or XLSX; the export is audited',
    })
    .input(z.object({ form: z.enum(['csv', 'xlsx']), ...filter }))
    .output(z.file()),
  state: write
    .route({
      method: 'POST',
      path: '/compliance/{organisationId}/stated-workers',
      summary: 'Keeps how many workers an employer has by another source, with its day',
    })
    .input(
      ofEmployer.extend({
        source: z.enum(statedSources),
        number: z.string().trim().max(80).default(''),
        workers: z.number().int().min(0).max(1_000_000),
        statedOn: daySchema,
      }),
    )
    .errors({ ...notFound, ...errorsOf(complianceErrors, ['compliance.source_day']) })
    .output(z.object({ statementId: idSchema })),
};
