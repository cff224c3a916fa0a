import type { Caller, Role } from '#platform/core/roles.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';
import { type EventRow, listEvents, listLifeMemberships } from './life-queries.ts';
import { keptChanges } from './load-life.ts';
import { listWorkerProposals } from './proposal-queries.ts';
import { proposalView, proposedChanges } from './proposal-view.ts';
import { type ShownChange, showChanges } from './show-changes.ts';

/** An employer or agent knows his members, not where they lived before or what others did. */
const historyReaders: readonly Role[] = ['office_staff', 'office_supervisor', 'village', 'auditor', 'worker'];

/** What happened to a worker, newest first, and what waits; null for those who may not know it. */
export async function workerHistory(transaction: Transaction, caller: Caller, workerId: string) {
  if (!historyReaders.includes(caller.role)) return null;
  const rows = (await listEvents(transaction, workerId)).reverse();
  const proposals = await listWorkerProposals(transaction, workerId);
  const memberships = await listLifeMemberships(transaction, workerId);
  const changes = await showChanges(
    transaction,
    [...rows.map(keptChanges), ...proposals.map(proposedChanges)],
    memberships,
  );
  const undone = new Map(rows.map((row) => [row.undoes, row.event_id]));
  return {
    events: rows.map((row, place) => ({
      ...eventView(row, changes[place] ?? []),
      undoneBy: undone.get(row.event_id) ?? null,
    })),
    proposals: proposals.map((row, place) => proposalView(caller, row, changes[rows.length + place] ?? [])),
  };
}

function eventView(row: EventRow, changes: readonly ShownChange[]) {
  return {
    eventId: row.event_id,
    act: row.act,
    effectiveOn: row.effective_on,
    recordedAt: row.recorded_at.toISOString(),
    actorName: row.actor_name,
    actorRole: row.actor_role,
    approverName: row.approver_name,
    reason: row.reason,
    changes: [...changes],
    documentId: row.document_id,
    undoes: row.undoes,
  };
}
