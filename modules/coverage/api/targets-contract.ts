import { z } from 'zod';
import {
  coverageErrors,
  exclusions,
  indicatorIds,
  measures,
  targetUnits,
} from '#modules/coverage/core/index.ts';
import {
  areaCodeSchema,
  areaNameSchema,
  daySchema,
  errorsOf,
  moneySchema,
  monthSchema,
  query,
  write,
} from '#platform/core/contract.ts';
import { coverageViews, denominatorSchema } from './coverage-contract.ts';

const segmentSchema = z.enum(['ALL', 'PU', 'BPU']);
const certaintySchema = z.enum(['A', 'B', 'C']);
const unitSchema = z.enum(['workers', 'employers']);

/** What is counted, over what, what is left out and how sure that is: as data, and in the words of the asker's language. */
export const definitionSchema = z.object({
  id: z.enum([...indicatorIds, 'COUNTED']),
  name: z.string(),
  definition: z.string(),
  measure: z.enum(measures).nullable(),
  unit: unitSchema,
  /** Workers of this segment alone. */
  only: z.enum(['PU', 'BPU']).nullable(),
  isStock: z.boolean(),
  numerator: z.string(),
  over: z.string(),
  denominator: z.string(),
  excludes: z.array(z.object({ id: z.enum(exclusions), text: z.string() })),
  timing: z.string(),
  source: z.string(),
  certainty: certaintySchema,
  seenIn: z.array(z.string()),
});

/** A target as set. `value` is an exact decimal in `unit`. */
export const targetSchema = z.object({
  id: z.string(),
  scope: z.object({ kind: z.enum(['nation', 'area', 'branch']), code: z.string(), name: z.string() }),
  /** How its scope lies to the area asked: only `own` is the area's own target; `above` is inherited and says so. */
  relation: z.enum(['own', 'above', 'below', 'branch']),
  period: z.string(),
  segment: segmentSchema,
  indicator: z.enum(indicatorIds),
  indicatorName: z.string(),
  unit: z.enum(targetUnits),
  value: z.string(),
  source: z.string(),
  asOf: daySchema,
  certainty: certaintySchema,
  note: z.string(),
  synthetic: z.boolean(),
  /** Others that say another value for the same thing. */
  conflicts: z.array(z.object({ id: z.string(), value: z.string(), source: z.string() })),
});

/** A target with what is missing to it. Money: rupiah a month. */
export const gapSchema = targetSchema.extend({
  until: monthSchema,
  month: monthSchema,
  now: z.number().int().nullable(),
  denominator: denominatorSchema.nullable(),
  needed: z.number().int().nullable(),
  /** Why nothing can be said: no workforce figure of its definition, a number set for another area, or too few to show. */
  unknown: z.enum(['no_denominator', 'number_of_another', 'hidden']).nullable(),
  missing: z.number().int().nullable(),
  ahead: z.number().int().nullable(),
  standing: z.enum(['reached', 'ahead', 'behind', 'missed', 'open']).nullable(),
  /** Where the straight path stands in `month`. */
  expected: z.number().int().nullable(),
  monthsLeft: z.number().int(),
  perMonth: z.number().int().nullable(),
  path: z.array(z.object({ month: monthSchema, needed: z.number().int() })),
  /** What the missing cost a month at the least contribution of a worker without a wage; null for wage earners, whose employers pay. */
  idrPerMonth: moneySchema.nullable(),
  text: z.string(),
});

const branchFigureSchema = z.object({
  indicator: z.enum(indicatorIds),
  name: z.string(),
  unit: unitSchema,
  month: monthSchema,
  /** Null: too few to show. */
  count: z.number().int().nullable(),
});

export const targetsContract = {
  definitions: query
    .route({
      method: 'GET',
      path: '/coverage/definitions',
      summary: 'What every indicator counts, over what',
    })
    .output(z.object({ definitions: z.array(definitionSchema) })),
  gap: query
    .route({
      method: 'GET',
      path: '/coverage/gap',
      summary: 'What is missing to the targets that apply to an area, in workers and in rupiah a month',
    })
    .input(
      z.object({
        area: areaCodeSchema.default('51'),
        indicator: z.enum(indicatorIds).default('PROTECTED'),
        segment: segmentSchema.default('ALL'),
        view: z.enum(coverageViews).default('residence'),
      }),
    )
    .errors(errorsOf(coverageErrors, ['coverage.area_not_found']))
    .output(
      z.object({
        area: areaNameSchema,
        segment: segmentSchema,
        view: z.enum(coverageViews),
        asOf: z.string(),
        /** What one worker without a wage costs a month at least, in full and with the relief of who pays for himself. */
        leastContribution: z.object({
          month: monthSchema,
          fullIdr: moneySchema,
          selfIdr: moneySchema,
          basis: z.string(),
        }),
        gaps: z.array(gapSchema),
        publicView: z.boolean(),
        demonstration: z.boolean(),
      }),
    ),
  list: query
    .route({
      method: 'GET',
      path: '/targets',
      summary: 'Targets of an area, of those above and directly below it, and of its branch',
    })
    .input(z.object({ area: areaCodeSchema.default('51') }))
    .errors(errorsOf(coverageErrors, ['coverage.area_not_found']))
    .output(z.object({ area: areaNameSchema, targets: z.array(targetSchema) })),
  load: write
    .route({
      method: 'POST',
      path: '/targets',
      summary:
        'Load targets from CSV: area_code or branch_code, year, segment, indicator, value, unit, source, as_of',
    })
    .input(z.object({ file: z.file() }))
    .errors(errorsOf(coverageErrors, ['target.file_invalid']))
    .output(z.object({ loaded: z.number().int(), unchanged: z.number().int() })),
  branches: query
    .route({
      method: 'GET',
      path: '/coverage/branches',
      summary:
        'Branch offices by where people work: workers and employers, new ones, and the target of the year',
    })
    .output(
      z.object({
        branches: z.array(
          z.object({
            code: z.string(),
            name: z.string(),
            regencies: z.array(areaNameSchema),
            figures: z.array(branchFigureSchema),
            targets: z.array(gapSchema),
          }),
        ),
        asOf: z.string(),
        publicView: z.boolean(),
        demonstration: z.boolean(),
      }),
    ),
};
