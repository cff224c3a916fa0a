import { fitsInput, inputKeepers, type PlanInput, refusePlan } from '#modules/coverage/core/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { type ActDefinition, act } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { newId } from '#platform/server/new-id.ts';
import { insertInput } from './plan-input-queries.ts';
import { requireOwnArea } from './read-plan-world.ts';

export const keepInputAct = {
  name: 'coverage.keep-plan-input',
  roles: inputKeepers,
} as const satisfies ActDefinition;

interface InputRequest {
  readonly area: string;
  readonly name: PlanInput;
  readonly value: number;
  readonly source: string;
  readonly asOf: string;
  readonly certainty: 'A' | 'B' | 'C';
}

/**
 * Keeps a unit cost, yield or share of an area of the caller, with its source; earlier ones stay as they were.
 *
 * @throws Refusal `plan.area_not_found`, `plan.input_out_of_range`, `plan.day_ahead`
 */
export function keepInput(services: Services, caller: Caller, request: InputRequest, key?: string) {
  return act(services, {
    ...{ act: keepInputAct, caller, key, request },
    perform: async (transaction) => {
      const { area, name, value } = request;
      if (!fitsInput(name, value)) throw refusePlan('plan.input_out_of_range', { field: name });
      if (request.asOf > services.today()) throw refusePlan('plan.day_ahead', { field: 'asOf' });
      await requireOwnArea(transaction, area);
      const inputId = newId();
      await insertInput(transaction, {
        ...{ ...request, inputId, accountId: caller.accountId, actorName: caller.name },
      });
      return {
        output: { inputId },
        audit: {
          ...{ act: keepInputAct.name, subjectKind: 'plan_input', subjectId: inputId },
          details: { area, name, value },
        },
      };
    },
  });
}
