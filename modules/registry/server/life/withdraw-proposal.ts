import { proposalActs } from '#modules/registry/core/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { act } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { decideProposal, type ProposalPlace } from './decide-proposal.ts';

const name = 'registry.withdraw-proposal';

/**
 * Whoever proposed an act takes the proposal back.
 *
 * @throws Refusal `proposal.not_found`, `proposal.not_yours`, `state.refused`
 */
export async function withdrawProposal(
  services: Services,
  caller: Caller,
  place: ProposalPlace,
  key?: string,
): Promise<Record<string, never>> {
  return act(services, {
    act: { name, roles: proposalActs[name].roles },
    caller,
    key,
    request: place,
    perform: async (transaction) => {
      const decision = { act: name, caller, place, reason: null } as const;
      const { proposal, areaCode } = await decideProposal(transaction, decision);
      return {
        output: {},
        audit: {
          act: name,
          subjectKind: 'worker',
          subjectId: place.workerId,
          areaCode,
          details: { act: proposal.act, proposalId: place.proposalId },
          workers: [place.workerId],
        },
      };
    },
  });
}
