import { type ErrorCatalogue, refusalOf } from '#platform/core/errors.ts';

/** Why a plan is not reckoned, kept or found. Texts: `error.<code>` in coverage-plans.json. */
export const planErrors = {
  'plan.area_not_found': { status: 404 },
  'plan.goal_missing': { status: 422 },
  'plan.month_out_of_range': { status: 422 },
  'plan.percent_out_of_range': { status: 422 },
  'plan.rule_out_of_range': { status: 422 },
  'plan.input_out_of_range': { status: 422 },
  'plan.day_ahead': { status: 422 },
  'plan.workforce_missing': { status: 422 },
  'plan.busy': { status: 429 },
  'plan.not_found': { status: 404 },
} as const satisfies ErrorCatalogue;

/** Refuses to reckon a plan, or to show or keep one. */
export const refusePlan = refusalOf(planErrors);
