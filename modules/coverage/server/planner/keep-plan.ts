import { planners } from '#modules/coverage/core/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { type ActDefinition, act, requireRole } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { newId } from '#platform/server/new-id.ts';
import { makePlan, type PlanAsked } from './make-plan.ts';
import { insertPlan } from './plan-queries.ts';

export const keepPlanAct = { name: 'coverage.keep-plan', roles: planners } as const satisfies ActDefinition;

/**
 * Keeps a plan under a name with every input and the figures of this moment, so that a decision can be judged by what was
 * known.
 *
 * @throws Refusal those of `makePlan`
 */
export async function keepPlan(
  services: Services,
  caller: Caller,
  request: PlanAsked & { readonly name: string },
  key?: string,
): Promise<{ planId: string }> {
  requireRole(keepPlanAct, caller);
  const { name, ...asked } = request;
  // Solved before the transaction begins: none stays open while a processor is busy for seconds.
  const outcome = await makePlan(services, caller, asked);
  return act(services, {
    ...{ act: keepPlanAct, caller, key, request },
    perform: async (transaction) => {
      const planId = newId();
      await insertPlan(transaction, {
        ...{ planId, name, areaCode: asked.area, asked, outcome },
        ...{ accountId: caller.accountId, actorName: caller.name },
      });
      return {
        output: { planId },
        audit: {
          ...{ act: keepPlanAct.name, subjectKind: 'plan', subjectId: planId },
          details: { area: asked.area, goal: outcome.goal, status: outcome.status },
        },
      };
    },
  });
}
