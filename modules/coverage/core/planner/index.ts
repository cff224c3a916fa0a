export { type DecidedLimit, decidedLimits } from './plan-limits.ts';
export {
  choicesOf,
  type PlanGoal,
  type PlanInstrument,
  type PlanLimit,
  type PlanProblem,
  type PlanVillage,
  planInstruments,
  planLimits,
} from './plan-problem.ts';
export { type SolvedPlan, solvePlan } from './solve-plan.ts';
