import { implement } from '@orpc/server';
import { plannerContract } from '#modules/coverage/api/index.ts';
import type { Services } from '#platform/server/act/services.ts';
import { type RequestContext, requireCaller } from '#platform/server/http/request-context.ts';
import { keepPlan } from './keep-plan.ts';
import { keepInput } from './keep-plan-input.ts';
import { makePlan } from './make-plan.ts';
import { planWorkbook } from './plan-workbook.ts';
import { printKeptPlan, showInputs, showPastInputs, showPlan, showPlans } from './show-plans.ts';

/** The planner's part of the contract. */
export function plannerRoutes(services: Services) {
  const routes = implement(plannerContract).$context<RequestContext>();
  return routes.router({
    solve: routes.solve.handler(({ input, context }) => makePlan(services, requireCaller(context), input)),
    workbook: routes.workbook.handler(async ({ input, context }) =>
      planWorkbook(await makePlan(services, requireCaller(context), input), context.language),
    ),
    inputs: routes.inputs.handler(({ input, context }) =>
      showInputs(services, requireCaller(context), input.area),
    ),
    pastInputs: routes.pastInputs.handler(({ input, context }) =>
      showPastInputs(services, requireCaller(context), input.area),
    ),
    keepInput: routes.keepInput.handler(({ input, context }) =>
      keepInput(services, requireCaller(context), input, context.key),
    ),
    list: routes.list.handler(({ context }) => showPlans(services, requireCaller(context))),
    show: routes.show.handler(({ input, context }) =>
      showPlan(services, requireCaller(context), input.planId),
    ),
    keptWorkbook: routes.keptWorkbook.handler(({ input, context }) =>
      printKeptPlan(services, requireCaller(context), { planId: input.planId, language: context.language }),
    ),
    keep: routes.keep.handler(({ input, context }) =>
      keepPlan(services, requireCaller(context), input, context.key),
    ),
  });
}
