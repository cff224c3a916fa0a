import { z } from 'zod';
import {
  breakdownDimensions,
  coverageErrors,
  indicatorIds,
  mostRanked,
  rankingLevels,
} from '#modules/coverage/core/index.ts';
import {
  areaCodeSchema,
  areaNameSchema,
  daySchema,
  errorsOf,
  monthSchema,
  query,
} from '#platform/core/contract.ts';
import { coverageViews, denominatorSchema, segmentSchema } from './coverage-contract.ts';

/** Where a view looks: an area, or the regencies of a branch office, which are read by place of work unless told otherwise. */
export const placeAsked = {
  area: areaCodeSchema.default('51'),
  /** Code or short name of a branch (`GIA`, `gianyar`); goes before `area`. */
  branch: z.string().trim().min(2).max(40).optional(),
  view: z.enum(coverageViews).optional(),
  segment: segmentSchema.default('ALL'),
};

export const monthAsked = {
  month: monthSchema.optional(),
  indicator: z.enum(indicatorIds).default('PROTECTED'),
};

/** What every view says of itself: what was counted, where, when and from which books. */
export const viewHeadSchema = z.object({
  /** A branch stands here with its code and the kind `branch`. */
  area: areaNameSchema,
  view: z.enum(coverageViews),
  segment: segmentSchema,
  indicator: z.object({ id: z.string(), name: z.string(), definition: z.string() }),
  month: monthSchema,
  /** The day counted: today in the present month, else the last of the month. */
  onDay: daySchema,
  /** Instant of the last change counted. */
  asOf: z.string(),
  source: z.string(),
  /** True: open to anyone; small numbers are hidden. */
  publicView: z.boolean(),
  demonstration: z.boolean(),
});

const workers = z.number().int();
/** Null: fewer than five, or hidden beside such a one, in a public view. */
const shown = workers.nullable();

export const breakdownSchema = viewHeadSchema.extend({
  total: shown,
  dimensions: z.array(
    z.object({
      dimension: z.enum(breakdownDimensions),
      name: z.string(),
      /** In the order of the dimension (age) or the largest first; those not known last. */
      rows: z.array(z.object({ key: z.string(), name: z.string(), workers: shown })),
    }),
  ),
});

const rankedRow = z.object({
  area: areaNameSchema,
  workers: shown,
  /** Of the month before. */
  before: shown,
});

export const rankingSchema = viewHeadSchema.extend({
  level: z.enum(rankingLevels),
  order: z.enum(['best', 'worst']),
  /** By share of the workforce; by workers where an indicator has no share. */
  rankedBy: z.enum(['percent', 'workers']),
  rows: z.array(
    rankedRow.extend({
      /** Counted from the best, whatever the order; equal shares have one rank. */
      rank: z.number().int(),
      denominator: workers.nullable(),
      /** The same figure with its definition, source and date. */
      figure: denominatorSchema.nullable(),
      percent: z.string().nullable(),
    }),
  ),
  /** Areas without a rank: `withoutDenominator` of them lack a workforce figure, `hidden` are too small to show. */
  notRanked: z.number().int(),
  hidden: z.number().int(),
  withoutDenominator: z.array(rankedRow),
  /** Areas of the level in the place asked. */
  total: z.number().int(),
});

export const missingSchema = viewHeadSchema.extend({
  total: z.object({ registered: shown, protected: shown, missing: shown }),
  rows: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      registered: shown,
      protected: shown,
      /** Registered and not protected today. */
      missing: shown,
      /** People of this occupation, where a figure is loaded. */
      workforce: workers.nullable(),
      /** Of them not protected; null without a figure. */
      missingOfWorkforce: shown,
    }),
  ),
});

export const endingSchema = viewHeadSchema.extend({
  total: shown,
  byPayer: z.array(z.object({ key: z.string(), name: z.string(), workers: shown })),
  /** The areas directly below (villages of a district), most first; only those with someone. */
  rows: z.array(z.object({ area: areaNameSchema, workers: shown })),
  /** Address of the page that lists the people, for who may see them. */
  list: z.string().nullable(),
});

export const viewRefusals = errorsOf(coverageErrors, [
  'coverage.area_not_found',
  'coverage.branch_unknown',
  'coverage.month_unknown',
  'coverage.villages_not_open',
]);

export const rankingAsked = {
  level: z.enum(rankingLevels).default('district'),
  order: z.enum(['best', 'worst']).default('best'),
  limit: z.coerce.number().int().min(1).max(mostRanked).default(10),
};

export const coverageViewsContract = {
  breakdown: query
    .route({
      method: 'GET',
      path: '/coverage/breakdown',
      summary:
        'Who is counted in an area or branch: by payer, sex, year of birth, occupation, formal and informal',
    })
    .input(z.object({ ...placeAsked, ...monthAsked }))
    .errors(viewRefusals)
    .output(breakdownSchema),
  ranking: query
    .route({
      method: 'GET',
      path: '/coverage/ranking',
      summary: 'Regencies, districts or villages of an area or branch by share of their workforce',
    })
    .input(z.object({ ...placeAsked, ...monthAsked, ...rankingAsked }))
    .errors(viewRefusals)
    .output(rankingSchema),
  missing: query
    .route({
      method: 'GET',
      path: '/coverage/missing',
      summary: 'By occupation: registered, protected today, and missing',
    })
    .input(z.object(placeAsked))
    .errors(viewRefusals)
    .output(missingSchema),
  ending: query
    .route({
      method: 'GET',
      path: '/coverage/ending',
      summary: 'Workers whose cover ends in a month (the next one) if nothing more is paid',
    })
    .input(z.object({ ...placeAsked, month: monthSchema.optional() }))
    .errors(viewRefusals)
    .output(endingSchema),
};
