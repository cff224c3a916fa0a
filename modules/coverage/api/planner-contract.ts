import { z } from 'zod';
import {
  decidedLimits,
  planBounds,
  planErrors,
  planIndicators,
  planInputNames,
  planInstruments,
  planLimits,
} from '#modules/coverage/core/index.ts';
import { payers } from '#modules/rules/core/index.ts';
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

const workers = z.number().int();
const inputName = z.enum(planInputNames);

/** A plan as it is asked for; what is out of bounds is refused by name, not by shape. */
export const planAskedSchema = z.object({
  area: z.string().max(40),
  indicator: z.enum(planIndicators).default('PAID'),
  /** The target is reached in this month. */
  by: z.string().max(7),
  /** Percent of the workforce with one decimal at most; without one, as many as the budget buys. */
  targetPercent: z
    .string()
    .regex(/^\d{1,3}(\.\d)?$/)
    .nullable()
    .default(null),
  budgetIdr: moneySchema.nullable().default(null),
  instruments: z
    .array(z.enum(planInstruments))
    .min(1)
    .default([...planInstruments]),
  /** First month of sponsorship, agents and visits; without one the next month. */
  from: z.string().max(7).optional(),
  quota: z.number().default(100),
  floor: z.number().default(0),
  months: z.number().default(6),
  funding: z.enum(payers).default('APBD_KAB'),
  /** Values of this plan alone, in place of those kept. */
  inputs: z.partialRecord(inputName, z.number()).default({}),
  /** How long the solver may take. */
  seconds: z.number().min(planBounds.seconds.least).max(planBounds.seconds.most).default(5),
});

/** A value that plans are reckoned with. `own`: of this plan alone; `observed`: counted from what happened. */
export const planInputSchema = z.object({
  name: inputName,
  unit: z.enum(['idr', 'people', 'permille']),
  /** Null: not known, so that its instrument is left out. */
  value: z.number().int().nullable(),
  origin: z.enum(['kept', 'observed', 'own', 'none']),
  source: z.string(),
  asOf: daySchema.nullable(),
  certainty: z.enum(['A', 'B', 'C']),
  synthetic: z.boolean(),
});

const pastInputSchema = z.object({
  inputId: idSchema,
  area: areaNameSchema,
  name: inputName,
  unit: z.enum(['idr', 'people', 'permille']),
  value: z.number().int(),
  source: z.string(),
  asOf: daySchema,
  certainty: z.enum(['A', 'B', 'C']),
  synthetic: z.boolean(),
  /** Empty: made up for the demonstration. */
  keptBy: z.string(),
  keptAt: instantSchema,
});

const denominatorShape = z.object({
  value: workers,
  definition: z.string(),
  source: z.string(),
  asOf: daySchema,
  certainty: z.enum(['A', 'B', 'C']),
  synthetic: z.boolean(),
});

const unitsSchema = z.object({
  /** Sponsored workers, members won, employers visited. */
  units: workers,
  totalIdr: moneySchema,
  /** Expected at the date of the target, in thousandths of a worker. */
  workersMilli: workers,
});

export const planSchema = z.object({
  area: areaNameSchema,
  asked: planAskedSchema,
  onDay: daySchema,
  /** `time_limit`: the best found in time, and how much better one could be stands in `gapPercent`. */
  status: z.enum(['optimal', 'time_limit', 'infeasible', 'no_answer']),
  goal: z.enum(['cheapest', 'most']),
  seconds: z.number(),
  /** Above (cheapest) or below (most) the best that is possible, in percent; null: not known. */
  gapPercent: z.string().nullable(),
  villages: workers,
  /** Villages without a workforce figure: nobody knows how many lack cover there. */
  notKnown: workers,
  denominator: denominatorShape.nullable(),
  /** Counted now, at the date without the plan, and with it. */
  before: z.object({ workers, percent: z.string().nullable(), month: monthSchema }),
  without: z.object({ workers, percent: z.string().nullable() }),
  after: z.object({ workers, percent: z.string().nullable() }).nullable(),
  targetWorkers: workers.nullable(),
  totalIdr: moneySchema.nullable(),
  termIdr: moneySchema,
  instruments: z.array(unitsSchema.extend({ instrument: z.enum(planInstruments) })),
  leftOut: z.array(z.object({ instrument: z.enum(planInstruments), lacking: z.array(inputName) })),
  rows: z.array(
    z.object({
      area: areaNameSchema,
      unprotected: workers,
      sponsored: workers,
      members: workers,
      visits: workers,
      totalIdr: moneySchema,
      workersMilli: workers,
    }),
  ),
  /** What the plan stands at; `worthIdr` or `worthMilli`: won by solving again without it. */
  limits: z.array(
    z.object({
      limit: z.enum(planLimits),
      places: workers,
      worthIdr: moneySchema.nullable(),
      worthMilli: workers.nullable(),
    }),
  ),
  /** By solving again with so much more money. */
  next: z.object({ stepIdr: moneySchema, workersMilli: workers }).nullable(),
  refusal: z
    .object({
      most: z.object({ workers, percent: z.string().nullable(), totalIdr: moneySchema }).nullable(),
      floorIdr: moneySchema,
      waysOut: z.array(z.object({ limit: z.enum(decidedLimits), totalIdr: moneySchema.nullable() })),
    })
    .nullable(),
  inputs: z.array(planInputSchema),
  demonstration: z.boolean(),
});

const keptSchema = z.object({
  planId: idSchema,
  name: z.string(),
  area: areaNameSchema,
  by: z.string(),
  keptAt: instantSchema,
});

const askErrors = errorsOf(planErrors, [
  'plan.area_not_found',
  'plan.goal_missing',
  'plan.month_out_of_range',
  'plan.percent_out_of_range',
  'plan.rule_out_of_range',
  'plan.input_out_of_range',
  'plan.workforce_missing',
  'plan.busy',
]);

export const plannerContract = {
  solve: query
    .route({
      method: 'POST',
      path: '/coverage/plans',
      summary: 'The cheapest mix that reaches a target, or the most that a budget buys, solved exactly',
    })
    .input(planAskedSchema)
    .errors(askErrors)
    .output(planSchema),
  workbook: query
    .route({
      method: 'POST',
      path: '/coverage/plans/workbook',
      summary: 'The same as a workbook: the plan by village, its rules, inputs and sources',
    })
    .input(planAskedSchema)
    .errors(askErrors)
    .output(z.file()),
  inputs: query
    .route({
      method: 'GET',
      path: '/coverage/plans/inputs',
      summary: 'Unit costs, yields and shares that plans of an area are reckoned with, with their sources',
    })
    .input(z.object({ area: z.string().max(40) }))
    .errors(errorsOf(planErrors, ['plan.area_not_found']))
    .output(z.object({ area: areaNameSchema, inputs: z.array(planInputSchema) })),
  pastInputs: query
    .route({
      method: 'GET',
      path: '/coverage/plans/inputs/kept',
      summary: 'Every unit cost, yield and share kept for an area or one above it, the latest first',
    })
    .input(z.object({ area: z.string().max(40) }))
    .errors(errorsOf(planErrors, ['plan.area_not_found']))
    .output(z.object({ area: areaNameSchema, kept: z.array(pastInputSchema) })),
  keepInput: write
    .route({
      method: 'POST',
      path: '/coverage/plans/inputs',
      summary: 'Keep a unit cost, yield or share of an area with its source and date',
    })
    .input(
      z.object({
        area: z.string().max(40),
        name: inputName,
        value: z.number(),
        source: z.string().trim().min(3).max(200),
        asOf: daySchema,
        certainty: z.enum(['A', 'B', 'C']),
      }),
    )
    .errors(errorsOf(planErrors, ['plan.area_not_found', 'plan.input_out_of_range', 'plan.day_ahead']))
    .output(z.object({ inputId: idSchema })),
  list: query
    .route({ method: 'GET', path: '/coverage/plans/kept', summary: 'Plans kept for areas of the caller' })
    .output(z.object({ plans: z.array(keptSchema) })),
  show: query
    .route({
      method: 'GET',
      path: '/coverage/plans/kept/{planId}',
      summary: 'A kept plan with every input and the figures of its moment',
    })
    .input(z.object({ planId: idSchema }))
    .errors(errorsOf(planErrors, ['plan.not_found']))
    .output(keptSchema.extend({ plan: planSchema })),
  keptWorkbook: query
    .route({
      method: 'GET',
      path: '/coverage/plans/kept/{planId}/workbook',
      summary: 'A kept plan as a workbook, with the figures of its moment',
    })
    .input(z.object({ planId: idSchema }))
    .errors(errorsOf(planErrors, ['plan.not_found']))
    .output(z.file()),
  keep: write
    .route({
      method: 'POST',
      path: '/coverage/plans/kept',
      summary: 'Solve a plan and keep it under a name',
    })
    .input(planAskedSchema.extend({ name: z.string().trim().min(1).max(120) }))
    .errors(askErrors)
    .output(z.object({ planId: idSchema })),
};
