import { refuseSimulation } from '#modules/sponsorship/core/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { type ActDefinition, act } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { updateShared } from './scenario-queries.ts';
import { scenarioKeepers } from './simulation-roles.ts';

export const shareScenarioAct = {
  name: 'sponsorship.share-scenario',
  roles: scenarioKeepers,
} as const satisfies ActDefinition;

interface ShareRequest {
  readonly scenarioId: string;
  readonly isShared: boolean;
}

/**
 * Shares one's own kept scenario with those of its area, or stops sharing it.
 *
 * @throws Refusal `scenario.not_found`, also for that of someone else
 */
export function shareScenario(services: Services, caller: Caller, request: ShareRequest, key?: string) {
  const { scenarioId, isShared } = request;
  return act(services, {
    act: shareScenarioAct,
    caller,
    key,
    request,
    perform: async (transaction) => {
      const isOwn = await updateShared(transaction, { scenarioId, isShared, accountId: caller.accountId });
      if (!isOwn) throw refuseSimulation('scenario.not_found');
      return {
        output: { isShared },
        audit: {
          act: shareScenarioAct.name,
          subjectKind: 'scenario',
          subjectId: scenarioId,
          details: { isShared },
        },
      };
    },
  });
}
