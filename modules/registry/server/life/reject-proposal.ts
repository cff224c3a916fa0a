import { proposalActs, redactNumbers } from '#modules/registry/core/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { act } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { decideProposal, type ProposalPlace } from './decide-proposal.ts';

const name = 'registry.reject-proposal';

/**
 * A second person does not agree and says why: nothing of it takes effect.
 *
 * @throws Refusal `proposal.not_found`, `proposal.same_person`, `state.refused`
 */
export async function rejectProposal(
  services: Services,
  caller: Caller,
  request: ProposalPlace & { readonly reason: string },
  key?: string,
): Promise<Record<string, never>> {
  return act(services, {
    act: { name, roles: proposalActs[name].roles },
    caller,
    key,
    request,
    perform: async (transaction) => {
      const reason = redactNumbers(request.reason);
      const { proposal, areaCode } = await decideProposal(transaction, {
        act: name,
        caller,
        place: request,
        reason,
      });
      return {
        output: {},
        audit: {
          act: name,
          subjectKind: 'worker',
          subjectId: request.workerId,
          areaCode,
          reason,
          details: { act: proposal.act, proposalId: request.proposalId },
          workers: [request.workerId],
        },
      };
    },
  });
}
