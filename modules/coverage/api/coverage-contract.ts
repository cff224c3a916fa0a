import { z } from 'zod';
import { coverageErrors, indicatorIds } from '#modules/coverage/core/index.ts';
import {
  areaCodeSchema,
  areaNameSchema,
  daySchema,
  errorsOf,
  monthSchema,
  query,
  write,
} from '#platform/core/contract.ts';

/** `residence`: workers living there (villages read this); `work`: workers of workplaces there (branches read this). */
export const coverageViews = ['residence', 'work'] as const;

export const denominatorSchema = z.object({
  value: z.number().int(),
  definition: z.string(),
  asOf: daySchema,
  source: z.string(),
  certainty: z.enum(['A', 'B', 'C']),
  synthetic: z.boolean(),
});

export const segmentSchema = z.enum(['ALL', 'PU', 'BPU']);

/** Counts of one segment; `percent` is null without a denominator and says so, one decimal as text ("39.4"). */
export const segmentCoverageSchema = z.object({
  segment: segmentSchema,
  /** Null: fewer than five in a public view. */
  protected: z.number().int().nullable(),
  denominator: denominatorSchema.nullable(),
  percent: z.string().nullable(),
});

export const areaCoverageSchema = z.object({
  area: areaNameSchema,
  segments: z.array(segmentCoverageSchema),
  hasChildren: z.boolean(),
});

export const coverageSchema = z.object({
  indicator: z.object({
    id: z.enum(indicatorIds),
    name: z.string(),
    definition: z.string(),
    /** What the counts of this answer are of, `protected` among them. */
    unit: z.enum(['workers', 'employers']),
  }),
  month: monthSchema,
  /** PROTECTED: the day counted. */
  onDay: daySchema,
  /** PAID: the last due day of the month has not passed, so more will be paid (*berjalan*). */
  monthIsOpen: z.boolean(),
  view: z.enum(coverageViews),
  /** Instant of the last change counted. */
  asOf: z.string(),
  area: areaNameSchema,
  path: z.array(areaNameSchema),
  segments: z.array(segmentCoverageSchema),
  children: z.array(areaCoverageSchema),
  /** Workers of this area of whom the level below is not known: a visible cell. */
  notKnown: z.array(z.object({ segment: segmentSchema, protected: z.number().int().nullable() })),
  /** Whose months the trend has. */
  segment: segmentSchema,
  trend: z.array(z.object({ month: monthSchema, protected: z.number().int().nullable() })),
  /** True: open to anyone; small numbers are hidden, villages need a sign-in. */
  publicView: z.boolean(),
  demonstration: z.boolean(),
});

export const coverageContract = {
  show: query
    .route({
      method: 'GET',
      path: '/coverage',
      summary: 'Protected workers over workforce of an area and those directly below it',
    })
    .input(
      z.object({
        area: areaCodeSchema.default('51'),
        month: monthSchema.optional(),
        view: z.enum(coverageViews).default('residence'),
        indicator: z.enum(indicatorIds).default('PROTECTED'),
        segment: segmentSchema.default('ALL'),
      }),
    )
    .errors(errorsOf(coverageErrors, ['coverage.area_not_found', 'coverage.month_unknown']))
    .output(coverageSchema),
  denominators: query
    .route({
      method: 'GET',
      path: '/denominators',
      summary: 'Workforce figures of an area with definition, source and date',
    })
    .input(z.object({ area: areaCodeSchema }))
    .output(
      z.object({
        denominators: z.array(
          denominatorSchema.extend({
            area: areaNameSchema,
            segment: segmentSchema,
            /** Empty: of every occupation. */
            occupationGroup: z.string(),
            note: z.string(),
          }),
        ),
      }),
    ),
  loadDenominators: write
    .route({
      method: 'POST',
      path: '/denominators',
      summary:
        'Load workforce figures from CSV: area_code, segment, value, definition, source, as_of; occupation if of one group',
    })
    .input(z.object({ file: z.file() }))
    .errors(errorsOf(coverageErrors, ['denominator.file_invalid']))
    .output(z.object({ loaded: z.number().int(), unchanged: z.number().int() })),
};
