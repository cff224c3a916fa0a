import { isLifeAct, mayDecide } from '#modules/registry/core/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { keptChanges } from './load-life.ts';
import type { ProposalRow } from './proposal-queries.ts';
import type { ShownChange } from './show-changes.ts';

/** What a proposal would change, as its proposer saw it. */
export function proposedChanges({ request }: ProposalRow) {
  const changes =
    typeof request === 'object' && request !== null && 'changes' in request ? request.changes : [];
  return keptChanges({ changes });
}

/** A proposal as the contract shows one, and what this caller may decide about it. */
export function proposalView(caller: Caller, row: ProposalRow, changes: readonly ShownChange[]) {
  const { state, person_key: makerKey, account_id: makerAccountId } = row;
  return {
    proposalId: row.proposal_id,
    workerId: row.worker_id,
    act: isLifeAct(row.act) ? row.act : ('registry.undo-act' as const),
    effectiveOn: row.effective_on,
    reason: row.reason,
    actorName: row.actor_name,
    actorRole: row.actor_role,
    proposedAt: row.proposed_at.toISOString(),
    state,
    deciderName: row.decider_name,
    decisionReason: row.decision_reason,
    decidedAt: row.decided_at?.toISOString() ?? null,
    documentId: row.document_id,
    changes: [...changes],
    mayDecide: mayDecide('registry.approve-proposal', { state, makerKey, makerAccountId }, caller),
    mayWithdraw: mayDecide('registry.withdraw-proposal', { state, makerKey, makerAccountId }, caller),
  };
}
