import { z } from 'zod';
import {
  mostScenarios,
  notReachedReasons,
  simulationErrors,
  sponsorFundings,
  villageKinds,
} from '#modules/sponsorship/core/index.ts';
import {
  areaNameSchema,
  daySchema,
  errorsOf,
  idSchema,
  instantSchema,
  moneySchema,
  monthSchema,
  query,
  write,
} from '#platform/core/contract.ts';

const fundingSchema = z.enum(sponsorFundings).nullable();
const workers = z.number().int();

/** One way to spend as it is asked for; what is out of bounds is refused by name, not by shape. */
export const scenarioTermsSchema = z.object({
  perVillage: z.number(),
  months: z.number(),
  from: z.string().max(7),
  /** Who pays in a desa, and in a kelurahan; null: those villages are no part of it. */
  sources: z.object({ desa: fundingSchema, kelurahan: fundingSchema }),
});

const variantsSchema = z.array(scenarioTermsSchema).min(1).max(mostScenarios);
const amountSchema = z.object({ workers, workerMonths: workers, totalIdr: moneySchema });
/** `plan`: as asked for; `reach`: as far as there are unprotected workers. */
const bothAmounts = { plan: amountSchema, reach: amountSchema } as const;

export const sourceCostSchema = z.object({
  payer: z.enum(sponsorFundings),
  villages: z.number().int(),
  ...bothAmounts,
  months: z.array(
    z.object({
      month: monthSchema,
      priceIdr: moneySchema,
      isRelieved: z.boolean(),
      /** A value of the law not yet published: the last one stands in. */
      isProvisional: z.boolean(),
      planIdr: moneySchema,
      reachIdr: moneySchema,
    }),
  ),
  /** How the law is read decided the price; `otherwiseIdr` is the plan under the other reading. */
  switches: z.array(
    z.object({
      name: z.string(),
      text: z.object({ id: z.string(), en: z.string() }),
      value: z.boolean(),
      certainty: z.enum(['A', 'B', 'C']),
      otherwiseIdr: moneySchema,
    }),
  ),
});

const shareSchema = z.object({ workers, percent: z.string().nullable() });

export const scenarioOutcomeSchema = z.object({
  ...bothAmounts,
  villages: z.number().int(),
  notReached: z.array(
    z.object({
      reason: z.enum(notReachedReasons),
      kind: z.enum(villageKinds),
      villages: z.array(z.object({ code: z.string(), name: z.string() })),
    }),
  ),
  short: z.array(z.object({ code: z.string(), name: z.string(), unprotected: workers })),
  /** Villages without a workforce figure: counted in full. */
  notKnown: z.number().int(),
  sources: z.array(sourceCostSchema),
  /** By the counting rule of offices, to two decimals. */
  counted: z.array(z.object({ year: z.string(), plan: z.string(), reach: z.string() })),
  /** By month the figure with the scenario, everything else staying as it is today. */
  effect: z.array(
    z.object({ month: monthSchema, isPaid: z.boolean(), protected: shareSchema, paid: shareSchema }),
  ),
});

export const simulationSchema = z.object({
  area: areaNameSchema,
  villages: z.object({ desa: z.number().int(), kelurahan: z.number().int() }),
  today: z.object({
    onDay: daySchema,
    protected: shareSchema,
    /** The latest closed month. */
    paidMonth: monthSchema,
    paid: shareSchema,
    denominator: z
      .object({
        value: workers,
        definition: z.string(),
        source: z.string(),
        asOf: daySchema,
        synthetic: z.boolean(),
      })
      .nullable(),
  }),
  scenarios: z.array(scenarioOutcomeSchema),
});

const keptSchema = z.object({
  scenarioId: idSchema,
  name: z.string(),
  area: areaNameSchema,
  by: z.string(),
  keptAt: instantSchema,
  isShared: z.boolean(),
  isOwn: z.boolean(),
  variants: variantsSchema,
});

/** What is no code of an area is answered as an area that is not. */
const askedSchema = z.object({ area: z.string().max(40), variants: variantsSchema });

const termsErrors = errorsOf(simulationErrors, [
  'simulation.area_not_found',
  'simulation.workers_out_of_range',
  'simulation.months_out_of_range',
  'simulation.month_unknown',
  'simulation.source_missing',
]);

export const simulationContract = {
  simulate: query
    .route({
      method: 'POST',
      path: '/sponsorships/simulations',
      summary:
        'What up to four ways to spend would cost, whom they would reach and what that does to coverage',
    })
    .input(askedSchema)
    .errors(termsErrors)
    .output(simulationSchema),
  list: query
    .route({
      method: 'GET',
      path: '/sponsorships/scenarios',
      summary: 'Scenarios kept by oneself, and those shared in one’s area',
    })
    .output(z.object({ scenarios: z.array(keptSchema) })),
  show: query
    .route({
      method: 'GET',
      path: '/sponsorships/scenarios/{scenarioId}',
      summary: 'A kept scenario with the figures it was judged by, and what they would be today',
    })
    .input(z.object({ scenarioId: idSchema }))
    .errors(errorsOf(simulationErrors, ['scenario.not_found']))
    .output(
      keptSchema.extend({
        kept: simulationSchema,
        /** Null: no longer one's area. */
        today: simulationSchema.nullable(),
      }),
    ),
  keep: write
    .route({
      method: 'POST',
      path: '/sponsorships/scenarios',
      summary: 'Keep scenarios under a name with the figures of this moment',
    })
    .input(askedSchema.extend({ name: z.string().trim().min(1).max(120), isShared: z.boolean() }))
    .errors(termsErrors)
    .output(z.object({ scenarioId: idSchema })),
  share: write
    .route({
      method: 'PUT',
      path: '/sponsorships/scenarios/{scenarioId}/shared',
      summary: 'Share a kept scenario with those of its area, or stop sharing it',
    })
    .input(z.object({ scenarioId: idSchema, isShared: z.boolean() }))
    .errors(errorsOf(simulationErrors, ['scenario.not_found']))
    .output(z.object({ isShared: z.boolean() })),
};
