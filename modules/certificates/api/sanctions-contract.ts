import { z } from 'zod';
import {
  sanctionBases,
  sanctionErrors,
  sanctionSources,
  sanctionStages,
  sanctionStepKinds,
  sanctionTabs,
} from '#modules/certificates/core/index.ts';
import { daySchema, errorsOf, idSchema, moneySchema, query, write } from '#platform/core/contract.ts';
import { sanctionCaseSchema, sanctionDetailSchema } from './sanctions-shapes.ts';

const words = z.string().trim().max(2_000);
const page = {
  cursor: z
    .string()
    .regex(/^\d{1,7}$/)
    .optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  search: z.string().trim().max(100).default(''),
} as const;
const ofCase = { caseId: idSchema } as const;
const ofStep = { stepId: idSchema } as const;
const errors = <Code extends keyof typeof sanctionErrors>(codes: readonly Code[]) =>
  errorsOf(sanctionErrors, codes);
const decided = z.object({ ...ofCase });

export const sanctionsContract = {
  cases: query
    .route({
      method: 'GET',
      path: '/sanctions/cases',
      summary:
        'Cases on the sanction ladder in sight, what may be done today first; an employer sees its own',
    })
    .input(
      z.object({
        tab: z.enum(sanctionTabs).default('all'),
        stage: z.enum(sanctionStages).optional(),
        organisationId: idSchema.optional(),
        ...page,
      }),
    )
    .output(
      z.object({ today: daySchema, cases: z.array(sanctionCaseSchema), cursor: z.string().nullable() }),
    ),
  counts: query
    .route({ method: 'GET', path: '/sanctions/counts', summary: 'How many cases stand where' })
    .output(
      z.object({
        today: daySchema,
        tabs: z.array(z.object({ tab: z.enum(sanctionTabs), cases: z.number().int() })),
        stages: z.array(z.object({ stage: z.enum(sanctionStages), cases: z.number().int() })),
      }),
    ),
  candidates: query
    .route({
      method: 'GET',
      path: '/sanctions/candidates',
      summary: 'Employers in arrears of at least so many months without an open case, the longest first',
    })
    .input(z.object({ months: z.coerce.number().int().min(1).max(60).default(1), ...page }))
    .output(
      z.object({
        today: daySchema,
        candidates: z.array(
          z.object({
            organisationId: idSchema,
            name: z.string(),
            npp: z.string(),
            place: z.string(),
            overdueMonths: z.number().int(),
            owedIdr: moneySchema,
            oldestMonth: z.string(),
            workers: z.number().int(),
            paidThrough: z.string().nullable(),
          }),
        ),
        cursor: z.string().nullable(),
      }),
    ),
  open: write
    .route({
      method: 'POST',
      path: '/sanctions/cases',
      summary: 'Opens a case of an employer; nothing reaches him before his first warning is approved',
    })
    .input(
      z.object({
        organisationId: idSchema,
        basis: z.enum(sanctionBases),
        source: z.enum(sanctionSources),
        /** What was found; of other cases than arrears it must be said. */
        finding: words.default(''),
      }),
    )
    .errors(
      errors([
        'sanction.employer_not_found',
        'sanction.open_already',
        'sanction.nothing_overdue',
        'sanction.reason_missing',
      ]),
    )
    .output(decided),
  show: query
    .route({
      method: 'GET',
      path: '/sanctions/cases/{caseId}',
      summary: 'A case with its steps, clocks, letters and answers',
    })
    .input(z.object(ofCase))
    .errors(errors(['sanction.not_found']))
    .output(sanctionDetailSchema),
  propose: write
    .route({
      method: 'POST',
      path: '/sanctions/cases/{caseId}/steps',
      summary: 'Lays a step of the ladder before a second person; never before its clock allows it',
    })
    .input(
      z.object({
        ...ofCase,
        kind: z.enum(sanctionStepKinds),
        version: z.number().int(),
        reason: words.default(''),
        /** Of a fine: contributions that should have been paid and were never billed. Not where the case is of arrears. */
        assessedIdr: moneySchema.default('0'),
        /** Of the payment of a fine: the day and the reference of the receipt. */
        payment: z
          .object({ paidOn: daySchema, reference: z.string().trim().min(3).max(60) })
          .nullable()
          .default(null),
      }),
    )
    .errors(
      errors([
        'sanction.not_found',
        'sanction.closed',
        'sanction.changed',
        'sanction.too_early',
        'sanction.not_possible',
        'sanction.waiting',
        'sanction.reason_missing',
        'sanction.no_base',
        'sanction.payment_missing',
        'sanction.payment_day',
        'sanction.reference_taken',
      ]),
    )
    .output(z.object({ stepId: idSchema })),
  decide: write
    .route({
      method: 'POST',
      path: '/sanctions/steps/{stepId}/decision',
      summary: 'A supervisor, another person than the proposer, approves a step or refuses it with a reason',
    })
    .input(z.object({ ...ofStep, verdict: z.enum(['approved', 'refused']), reason: words.default('') }))
    .errors(
      errors([
        'sanction.not_found',
        'sanction.changed',
        'sanction.too_early',
        'sanction.reason_missing',
        'sanction.same_person',
        'sanction.decided_already',
        'sanction.reference_taken',
      ]),
    )
    .output(decided),
  withdraw: write
    .route({
      method: 'POST',
      path: '/sanctions/steps/{stepId}/withdrawal',
      summary: 'The proposer takes his proposal back and says why',
    })
    .input(z.object({ ...ofStep, reason: words }))
    .errors(
      errors([
        'sanction.not_found',
        'sanction.reason_missing',
        'sanction.decided_already',
        'sanction.not_yours',
      ]),
    )
    .output(decided),
  answer: write
    .route({
      method: 'POST',
      path: '/sanctions/cases/{caseId}/answers',
      summary: 'Keeps what the employer answers, with a document handed in before as proof',
    })
    .input(z.object({ ...ofCase, words: words.min(1), documentId: idSchema.nullable().default(null) }))
    .errors(errors(['sanction.not_found', 'sanction.closed']))
    .output(z.object({ answerId: idSchema })),
  letter: query
    .route({
      method: 'GET',
      path: '/sanctions/letters/{letterId}',
      summary: 'A letter of the ladder as it was printed: the same bytes each time',
    })
    .input(z.object({ letterId: idSchema }))
    .errors(errors(['sanction.letter_not_found']))
    .output(z.file()),
};
