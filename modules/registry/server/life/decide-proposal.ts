import { mayDecide, type ProposalAct, proposalActs, refuse } from '#modules/registry/core/index.ts';
import { refuse as refuseState } from '#platform/core/platform-errors.ts';
import type { Caller } from '#platform/core/roles.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';
import { findLifeWorker } from './life-queries.ts';
import { findProposal, type ProposalRow, updateProposal } from './proposal-queries.ts';

export interface ProposalPlace {
  readonly workerId: string;
  readonly proposalId: string;
}

/**
 * Marks a waiting proposal as decided, if that person may.
 *
 * @throws Refusal `worker.not_found`, `proposal.not_found`, `proposal.same_person`, `proposal.not_yours`, `state.refused`
 */
export async function decideProposal(
  transaction: Transaction,
  decision: {
    readonly act: ProposalAct;
    readonly caller: Caller;
    readonly place: ProposalPlace;
    readonly reason: string | null;
  },
): Promise<{ readonly proposal: ProposalRow; readonly areaCode: string }> {
  const { act, caller, place, reason } = decision;
  const { from, to } = proposalActs[act];
  const worker = await findLifeWorker(transaction, place.workerId);
  if (!worker) throw refuse('worker.not_found');
  const proposal = await findProposal(transaction, place);
  if (!proposal) throw refuse('proposal.not_found');
  const { state, person_key: makerKey, account_id: makerAccountId } = proposal;
  const refused = (now: string) => refuseState('state.refused', { act, state: now, allowedIn: from });
  if (state !== 'pending') throw refused(state);
  if (!mayDecide(act, { state, makerKey, makerAccountId }, caller))
    throw refuse(proposalActs[act].maker === 'only' ? 'proposal.not_yours' : 'proposal.same_person');
  const isDecided = await updateProposal(transaction, {
    ...place,
    state: to,
    accountId: caller.accountId,
    name: caller.name,
    personKey: caller.personKey,
    reason,
  });
  if (!isDecided) throw refused((await findProposal(transaction, place))?.state ?? 'decided');
  return { proposal, areaCode: worker.area_code };
}
