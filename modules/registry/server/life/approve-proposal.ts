import { z } from 'zod';
import { lifeWordsSchema } from '#modules/registry/api/index.ts';
import { proposalActs } from '#modules/registry/core/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { act } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { decideFor } from './act-on-worker.ts';
import { decideProposal, type ProposalPlace } from './decide-proposal.ts';
import { keepAct } from './keep-act.ts';

const name = 'registry.approve-proposal';
const requestShape = z.object({ words: lifeWordsSchema });

/**
 * A second person agrees: what was proposed is decided anew on the worker as he stands now, and takes effect.
 *
 * @throws Refusal `proposal.not_found`, `proposal.same_person`, `state.refused`, and what the act itself refuses
 */
export async function approveProposal(
  services: Services,
  caller: Caller,
  place: ProposalPlace,
  key?: string,
): Promise<{ eventId: string }> {
  return act(services, {
    act: { name, roles: proposalActs[name].roles },
    caller,
    key,
    request: place,
    perform: async (transaction) => {
      const { proposal, areaCode } = await decideProposal(transaction, {
        act: name,
        caller,
        place,
        reason: null,
      });
      const { words } = requestShape.parse(proposal.request);
      const request = { workerId: place.workerId, words };
      const { situation, decision } = await decideFor(services, transaction, { caller, request });
      const { eventId } = await keepAct(services.secrets, transaction, {
        act: words.act,
        loaded: situation.loaded,
        after: decision.after,
        effectiveOn: decision.effectiveOn,
        undoes: decision.undoes ?? null,
        restarts: decision.restarts ?? new Map(),
        reason: proposal.reason,
        documentId: proposal.document_id,
        maker: {
          accountId: proposal.account_id,
          name: proposal.actor_name,
          role: proposal.actor_role,
        },
        approver: caller,
      });
      return {
        output: { eventId },
        audit: {
          act: name,
          subjectKind: 'worker',
          subjectId: place.workerId,
          areaCode,
          details: { act: words.act, proposalId: place.proposalId, eventId },
          workers: [place.workerId],
        },
      };
    },
  });
}
