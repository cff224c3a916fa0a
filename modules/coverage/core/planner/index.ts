export { planErrors, refusePlan } from './errors.ts';
export { fitsInput, type PlanInput, type PlanValues, planInputNames, planInputs } from './plan-inputs.ts';
export { type DecidedLimit, decidedLimits } from './plan-limits.ts';
export {
  choicesOf,
  type PlanGoal,
  type PlanInstrument,
  type PlanProblem,
  type PlanVillage,
  planInstruments,
  planLimits,
  regencyOf,
} from './plan-problem.ts';
export {
  mostMonthsAhead,
  type PlanQuestion,
  planBounds,
  planIndicators,
  requireSoundQuestion,
} from './plan-question.ts';
export { inputKeepers, planners, planReaders } from './plan-roles.ts';
export { type PlanSetting, type PlanWorld, type SponsoredGroup, settingOf } from './plan-world.ts';
export { type SolvedPlan, solvePlan } from './solve-plan.ts';
export { spreadPlan } from './spread-plan.ts';
