import { mayDecide, refuse } from '#modules/registry/core/index.ts';
import type { workerLine } from '#modules/registry/server/workers/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';
import type { MergeRequestRow, MergeRow } from './merge-queries.ts';
import { linesOf } from './pair-view.ts';

type Line = ReturnType<typeof workerLine>;

/** Proposals and merges as the contract shows them, with the lines of all their workers by one query. */
export async function showAll(
  transaction: Transaction,
  caller: Caller,
  rows: { readonly requests: readonly MergeRequestRow[]; readonly merges: readonly MergeRow[] },
) {
  const pairs = [...rows.requests, ...rows.merges];
  const lines = await linesOf(
    transaction,
    pairs.flatMap(({ worker_id, merged_id }) => [worker_id, merged_id]),
  );
  return {
    requests: rows.requests.map((row) => requestView(caller, row, lines)),
    merges: rows.merges.map((row) => mergeView(row, lines)),
    workers: [...lines.keys()],
  };
}

function requestView(caller: Caller, row: MergeRequestRow, lines: ReadonlyMap<string, Line>) {
  const proposal = { state: row.state, makerKey: row.person_key, makerAccountId: row.account_id };
  return {
    requestId: row.request_id,
    workerId: row.worker_id,
    act:
      row.act === 'registry.merge-workers'
        ? ('registry.merge-workers' as const)
        : ('registry.unmerge-workers' as const),
    mergeId: row.merge_id,
    reason: row.reason,
    state: row.state,
    actorName: row.actor_name,
    actorRole: row.actor_role,
    proposedAt: row.proposed_at.toISOString(),
    deciderName: row.decider_name,
    decisionReason: row.decision_reason,
    survivor: lineOf(lines, row.worker_id),
    merged: lineOf(lines, row.merged_id),
    mayDecide: mayDecide('registry.approve-proposal', proposal, caller),
    mayWithdraw: mayDecide('registry.withdraw-proposal', proposal, caller),
  };
}

function mergeView(row: MergeRow, lines: ReadonlyMap<string, Line>) {
  return {
    mergeId: row.merge_id,
    workerId: row.worker_id,
    survivor: lineOf(lines, row.worker_id),
    merged: lineOf(lines, row.merged_id),
    reason: row.reason,
    actorName: row.actor_name,
    approverName: row.approver_name,
    mergedAt: row.merged_at.toISOString(),
    unmergedAt: row.unmerged_at?.toISOString() ?? null,
    unmergeReason: row.unmerge_reason,
    unmergeActorName: row.unmerge_actor_name,
  };
}

function lineOf(lines: ReadonlyMap<string, Line>, workerId: string): Line {
  const line = lines.get(workerId);
  if (!line) throw refuse('worker.not_found');
  return line;
}
