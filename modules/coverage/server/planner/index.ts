export { makePlan } from './make-plan.ts';
export { plannerRoutes } from './planner-routes.ts';
