import { z } from 'zod';
import { complianceErrors, undertakingErrors, undertakingStates } from '#modules/certificates/core/index.ts';
import {
  daySchema,
  errorsOf,
  idSchema,
  moneySchema,
  monthSchema,
  query,
  write,
} from '#platform/core/contract.ts';
import { documentErrors } from '#platform/core/documents.ts';

const ofEmployer = z.object({ organisationId: idSchema });
const ofOne = z.object({ undertakingId: idSchema });
const notFound = errorsOf(complianceErrors, ['compliance.not_found']);

export const undertakingSchema = z.object({
  undertakingId: idSchema,
  organisationId: idSchema,
  name: z.string(),
  npp: z.string(),
  state: z.enum(undertakingStates),
  payThrough: monthSchema,
  workersPromised: z.number().int().nullable(),
  owedIdr: moneySchema,
  terms: z.string(),
  filedOn: daySchema,
  dueOn: daySchema,
  documentId: idSchema.nullable(),
  makerName: z.string(),
  /** Filed by the person who asks, through whatever account: another decides. */
  isOwn: z.boolean(),
  decidedOn: daySchema.nullable(),
  deciderName: z.string(),
  /** Why it was refused or taken back. */
  reason: z.string(),
  /** Of the letter; empty before it is accepted. */
  reference: z.string(),
  endedOn: daySchema.nullable(),
  version: z.number().int(),
});

export const undertakingsContract = {
  show: query
    .route({
      method: 'GET',
      path: '/compliance/{organisationId}/undertakings',
      summary: 'What an employer undertook to pay and report, newest first, and what may be promised today',
    })
    .input(ofEmployer)
    .errors(notFound)
    .output(
      z.object({
        today: daySchema,
        undertakings: z.array(undertakingSchema),
        bounds: z.object({
          firstMonth: monthSchema,
          lastMonth: monthSchema,
          firstDay: daySchema,
          lastDay: daySchema,
          mostDays: z.number().int(),
          monthsAfterBroken: z.number().int(),
        }),
        /** First day on which one may be filed again; null: today. */
        filesAgainFrom: daySchema.nullable(),
        isValid: z.boolean(),
        owedIdr: moneySchema,
        workersReported: z.number().int(),
      }),
    ),
  waiting: query
    .route({
      method: 'GET',
      path: '/compliance/undertakings/waiting',
      summary: 'Undertakings of the area that the office has not decided, oldest first',
    })
    .output(z.object({ today: daySchema, undertakings: z.array(undertakingSchema) })),
  file: write
    .route({
      method: 'POST',
      path: '/compliance/{organisationId}/undertakings',
      summary: 'Files what an employer in arrears undertakes to pay and report by a day',
    })
    .input(
      ofEmployer.extend({
        payThrough: monthSchema,
        workersPromised: z.number().int().min(1).max(1_000_000).nullable().default(null),
        terms: z.string().trim().min(10).max(600),
        dueOn: daySchema,
        documentId: idSchema.nullable().default(null),
      }),
    )
    .errors({
      ...notFound,
      ...errorsOf(undertakingErrors, [
        'undertaking.nothing_owed',
        'undertaking.one_open',
        'undertaking.too_soon',
        'undertaking.due_day',
        'undertaking.month',
        'undertaking.workers',
      ]),
      ...errorsOf(documentErrors, ['document.not_found', 'document.already_attached']),
    })
    .output(z.object({ undertakingId: idSchema })),
  decide: write
    .route({
      method: 'POST',
      path: '/compliance/undertakings/{undertakingId}/decision',
      summary: 'Accepts a filed undertaking, or refuses it with a reason; never the person who filed it',
    })
    .input(
      ofOne.extend({
        version: z.number().int(),
        decision: z.enum(['accepted', 'refused']),
        reason: z.string().trim().max(600).default(''),
      }),
    )
    .errors(
      errorsOf(undertakingErrors, [
        'undertaking.not_found',
        'undertaking.changed',
        'undertaking.not_filed',
        'undertaking.same_person',
        'undertaking.too_late',
      ]),
    )
    .output(z.object({ reference: z.string() })),
  withdraw: write
    .route({
      method: 'POST',
      path: '/compliance/undertakings/{undertakingId}/withdrawal',
      summary: 'Takes back an undertaking that nobody has decided',
    })
    .input(ofOne.extend({ version: z.number().int(), reason: z.string().trim().max(600).default('') }))
    .errors(
      errorsOf(undertakingErrors, ['undertaking.not_found', 'undertaking.changed', 'undertaking.not_filed']),
    )
    .output(z.object({ undertakingId: idSchema })),
  letter: query
    .route({
      method: 'GET',
      path: '/compliance/undertakings/{undertakingId}/letter',
      summary: 'The letter of conditional recommendation as PDF',
    })
    .input(ofOne)
    .errors(errorsOf(undertakingErrors, ['undertaking.not_found', 'undertaking.not_accepted']))
    .output(z.file()),
};
