import { z } from 'zod';
import {
  handoverErrors,
  handoverOutcomes,
  handoverTabs,
  rateKinds,
} from '#modules/sponsorship/core/index.ts';
import {
  areaCodeSchema,
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

const within = { within: areaCodeSchema.optional() } as const;
const termKey = z.object({ workerId: idSchema, termId: idSchema });
const outcome = z.enum(['', ...handoverOutcomes]);

export const handoverPersonSchema = termKey.extend({
  version: z.number().int(),
  name: z.string(),
  nikMasked: z.string(),
  occupation: z.string(),
  hamlet: z.string(),
  villageCode: z.string(),
  villageName: z.string(),
  programme: z.string(),
  firstMonth: monthSchema,
  lastMonth: monthSchema,
  endsOn: daySchema,
  agent: z.object({ organisationId: idSchema, name: z.string() }).nullable(),
  outcome,
  outcomeReason: z.string(),
  outcomeBy: z.string(),
  outcomeAt: instantSchema.nullable(),
  /** Last day he was spoken to; null: never. */
  contactedOn: daySchema.nullable(),
  /** A sponsor goes on paying from this month. */
  nextTermFrom: monthSchema.nullable(),
  /** Months after the term that he paid himself. */
  ownMonths: z.number().int(),
  /** His own open bill for the months after the term. */
  bill: z
    .object({ code: z.string(), amountIdr: moneySchema, month: monthSchema, expiresOn: daySchema.nullable() })
    .nullable(),
});

export const handoverContract = {
  people: query
    .route({
      method: 'GET',
      path: '/sponsorships/handover',
      summary:
        'Whose term ends within 60 days or ended within three months, a page of a work list; the look is audited',
    })
    .input(
      z.object({
        tab: z.enum(handoverTabs).default('ending'),
        ...within,
        programmeId: idSchema.optional(),
        ...pageQuery,
      }),
    )
    .output(
      z.object({
        today: daySchema,
        people: z.array(handoverPersonSchema),
        cursor: z.string().nullable(),
      }),
    ),
  counts: query
    .route({
      method: 'GET',
      path: '/sponsorships/handover/counts',
      summary: 'How many stand in each work list of the hand-over',
    })
    .input(z.object(within))
    .output(
      z.object({
        today: daySchema,
        counts: z.array(z.object({ tab: z.enum(handoverTabs), workers: z.number().int() })),
      }),
    ),
  rates: query
    .route({
      method: 'GET',
      path: '/sponsorships/handover/rates',
      summary:
        'How many went on by themselves within three months after the end: by village, agent, occupation, in all',
    })
    .input(z.object(within))
    .output(
      z.object({
        today: daySchema,
        rates: z.array(
          z.object({
            kind: z.enum(rateKinds),
            /** Code of the village, id of the agent (empty: none named), or occupation group. */
            key: z.string(),
            name: z.string(),
            ended: z.number().int(),
            converted: z.number().int(),
            /** Have not paid, and the three months are not over. */
            waiting: z.number().int(),
            /** Null while nobody's three months are over. */
            percent: z.number().int().nullable(),
          }),
        ),
      }),
    ),
  recordOutcomes: write
    .route({
      method: 'POST',
      path: '/sponsorships/handover/outcomes',
      summary:
        'What came of asking workers to go on by themselves; an empty outcome: spoken to, no answer yet',
    })
    .input(
      z.object({
        outcomes: z
          .array(
            termKey.extend({
              version: z.number().int(),
              outcome,
              reason: z.string().trim().max(300).default(''),
            }),
          )
          .min(1)
          .max(200),
      }),
    )
    .errors(errorsOf(handoverErrors, ['handover.not_found', 'handover.changed']))
    .output(z.object({ recorded: z.number().int() })),
  issueCodes: write
    .route({
      method: 'POST',
      path: '/sponsorships/handover/codes',
      summary:
        'Makes for each of these workers his own payment code for the month after his term; asked again, the same',
    })
    .input(z.object({ terms: z.array(termKey).min(1).max(200) }))
    .errors(errorsOf(handoverErrors, ['handover.not_found']))
    .output(
      z.object({
        issued: z.number().int(),
        /** Those without a code now, and why. */
        left: z.array(
          z.object({
            workerId: idSchema,
            why: z.enum(['not_yours', 'no_membership', 'in_group_bill', 'too_far', 'sponsored']),
          }),
        ),
      }),
    ),
  letters: query
    .route({
      method: 'GET',
      path: '/sponsorships/handover/letters/{termIds}',
      summary:
        'Letters to workers whose term ends, their term ids with commas between: one as PDF, several as ZIP; the print is audited',
    })
    .input(z.object({ termIds: z.string().regex(/^[0-9a-f-]{36}(,[0-9a-f-]{36}){0,49}$/) }))
    .errors(errorsOf(handoverErrors, ['handover.not_found']))
    .output(z.file()),
};
