import { z } from 'zod';
import { coverageErrors, forecastIndicatorIds } from '#modules/coverage/core/index.ts';
import {
  areaCodeSchema,
  areaNameSchema,
  daySchema,
  errorsOf,
  monthSchema,
  query,
} from '#platform/core/contract.ts';
import { denominatorSchema } from './coverage-contract.ts';

const workers = z.number().int();
const interval = { month: monthSchema, low: workers, mid: workers, high: workers };

/** A forecast of the twelve months after the last closed one, what it rests on, and last year's beside what came. */
export const forecastSchema = z.object({
  area: areaNameSchema,
  path: z.array(areaNameSchema),
  /** Areas directly below that the caller may ask for. */
  children: z.array(areaNameSchema),
  indicator: z.object({ id: z.enum(forecastIndicatorIds), name: z.string(), definition: z.string() }),
  segment: z.enum(['ALL', 'PU', 'BPU']),
  /** The last closed month: the forecast begins after it. */
  origin: monthSchema,
  /** Null: there is no forecast; `history_too_short` or, in a public view, `number_hidden`. */
  reason: z.enum(['history_too_short', 'number_hidden']).nullable(),
  /** Closed months of which something is known, and how many a forecast needs. */
  monthsKnown: workers,
  monthsNeeded: workers,
  /** Workers by month, the last one is `origin`; null: hidden in a public view. */
  history: z.array(z.object({ month: monthSchema, workers: workers.nullable() })),
  /** Four of five months are to end between low and high. */
  ahead: z.array(z.object(interval)),
  madeOn: daySchema.nullable(),
  denominator: denominatorSchema.nullable(),
  /** Percent of the last month ahead, one decimal as text; null without a denominator. */
  percent: z.object({ low: z.string(), mid: z.string(), high: z.string() }).nullable(),
  /** What moves the number until the last month ahead: with the number of `origin` they add up to its middle. */
  components: z.array(z.object({ key: z.string(), name: z.string(), workers: workers.nullable() })),
  /** Monthly rates as percent with two decimals; `convert` is of ended terms. */
  rates: z.array(z.object({ key: z.string(), name: z.string(), percent: z.string() })),
  /** The forecast of twelve months before `origin` beside what came; null where too little was known then. */
  lastYear: z
    .object({
      origin: monthSchema,
      /** Made later out of the facts up to its month of origin, with the same rules. */
      hindcast: z.boolean(),
      madeOn: daySchema,
      months: z.array(z.object({ ...interval, actual: workers.nullable(), inside: z.boolean().nullable() })),
      /** Months that ended between low and high, of those that can be told. */
      inside: workers,
      told: workers,
    })
    .nullable(),
  method: z.string(),
  source: z.string(),
  /** Instant of the last change counted. */
  asOf: z.string(),
  publicView: z.boolean(),
  demonstration: z.boolean(),
});

export const coverageForecastContract = {
  show: query
    .route({
      method: 'GET',
      path: '/coverage/forecast',
      summary: 'Forecast of an area for twelve months with intervals, and last year’s beside what came',
    })
    .input(
      z.object({
        area: areaCodeSchema.default('51'),
        indicator: z.enum(forecastIndicatorIds).default('PAID'),
        segment: z.enum(['ALL', 'PU', 'BPU']).default('ALL'),
      }),
    )
    .errors(errorsOf(coverageErrors, ['coverage.area_not_found']))
    .output(forecastSchema),
};
