import type { Caller } from '#platform/core/roles.ts';
import { type ActDefinition, act } from '#platform/server/act/act.ts';
import { newId } from '#platform/server/new-id.ts';
import { insertScenario } from './scenario-queries.ts';
import { reckon, type SimulationAsked, type SimulationServices } from './simulate-scenarios.ts';
import { scenarioKeepers } from './simulation-roles.ts';

export const keepScenarioAct = {
  name: 'sponsorship.keep-scenario',
  roles: scenarioKeepers,
} as const satisfies ActDefinition;

interface KeepRequest extends SimulationAsked {
  readonly name: string;
  readonly isShared: boolean;
}

/**
 * Keeps scenarios under a name with the figures of this moment, so that a decision can be judged by what was known.
 *
 * @throws Refusal those of `simulateScenarios`
 */
export function keepScenario(house: SimulationServices, caller: Caller, request: KeepRequest, key?: string) {
  const { area, variants, name, isShared } = request;
  return act(house.services, {
    act: keepScenarioAct,
    caller,
    key,
    request,
    perform: async (transaction) => {
      const scenarioId = newId();
      await insertScenario(transaction, {
        scenarioId,
        name,
        areaCode: area,
        variants,
        outcome: await reckon(house, transaction, { area, variants }),
        isShared,
        accountId: caller.accountId,
        actorName: caller.name,
      });
      return {
        output: { scenarioId },
        audit: {
          act: keepScenarioAct.name,
          subjectKind: 'scenario',
          subjectId: scenarioId,
          details: { area, scenarios: variants.length, isShared },
        },
      };
    },
  });
}
