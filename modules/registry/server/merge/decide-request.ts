import { z } from 'zod';
import {
  type MergeAct,
  mayDecide,
  mergeActs,
  mergeFieldNames,
  type ProposalAct,
  proposalActs,
  redactNumbers,
  refuse,
} from '#modules/registry/core/index.ts';
import { requireVersion } from '#modules/registry/server/life/index.ts';
import { refuse as refuseState } from '#platform/core/platform-errors.ts';
import type { Caller } from '#platform/core/roles.ts';
import { act } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';
import { newId } from '#platform/server/new-id.ts';
import { decideBack, decidePair } from './decide-pair.ts';
import { keepDecided } from './keep-merge.ts';
import { findRecord, listMergeRequests, type MergeRequestRow, updateMergeRequest } from './merge-queries.ts';

export interface RequestPlace {
  readonly workerId: string;
  readonly requestId: string;
}

interface Versions {
  readonly survivorVersion: number;
  readonly mergedVersion: number;
}

/** What was chosen, as a proposal keeps it. */
export const keptChoices = z.partialRecord(z.enum(mergeFieldNames), z.enum(['survivor', 'merged']));

/**
 * Agrees to a proposal: the merge, or its taking back, takes effect on the records as the caller saw them.
 *
 * @throws Refusal as `decided`, `decidePair` and `decideBack`, `worker.changed_meanwhile`, `worker.changed_elsewhere`, `merge.nik_taken`
 */
export async function approveMerge(
  services: Services,
  caller: Caller,
  request: RequestPlace & Versions,
  key?: string,
) {
  const name = 'registry.approve-merge';
  return act(services, {
    act: { name, roles: mergeActs[name] },
    caller,
    key,
    request,
    perform: async (transaction) => {
      const row = await decided(transaction, {
        name,
        act: 'registry.approve-proposal',
        caller,
        place: request,
        reason: null,
      });
      const mergeId =
        row.merge_id === null
          ? await merge(services, transaction, { caller, row, versions: request })
          : await takeBack(services, transaction, { caller, row, mergeId: row.merge_id, versions: request });
      return { output: { mergeId }, audit: auditOf(name, row, row.reason, { mergeId }) };
    },
  });
}

/**
 * Refuses a proposal, or takes one's own back.
 *
 * @throws Refusal `worker.not_found`, `proposal.not_found`, `proposal.same_person`, `proposal.not_yours`, `state.refused`
 */
export async function dropMerge(
  services: Services,
  caller: Caller,
  request: RequestPlace & {
    readonly act: 'registry.reject-merge' | 'registry.withdraw-merge';
    readonly reason: string | null;
  },
  key?: string,
) {
  const { act: name, reason } = request;
  return act(services, {
    act: { name, roles: mergeActs[name] },
    caller,
    key,
    request,
    perform: async (transaction) => {
      const row = await decided(transaction, {
        name,
        act: name === 'registry.reject-merge' ? 'registry.reject-proposal' : 'registry.withdraw-proposal',
        caller,
        place: request,
        reason: reason === null ? null : redactNumbers(reason),
      });
      return { output: { ok: true as const }, audit: auditOf(name, row, reason ?? row.reason, {}) };
    },
  });
}

/** Marks a proposal that waits as decided, if that person may. */
async function decided(
  transaction: Transaction,
  decision: {
    readonly name: MergeAct;
    readonly act: ProposalAct;
    readonly caller: Caller;
    readonly place: RequestPlace;
    readonly reason: string | null;
  },
): Promise<MergeRequestRow> {
  const { caller, place, reason } = decision;
  const rule = proposalActs[decision.act];
  const { workerId, requestId } = place;
  if (!(await findRecord(transaction, workerId))) throw refuse('worker.not_found');
  const [row] = await listMergeRequests(transaction, { workerId, requestId, limit: 1 });
  if (!row) throw refuse('proposal.not_found');
  const { state, person_key: makerKey, account_id: makerAccountId } = row;
  const stateRefused = (now: string) =>
    refuseState('state.refused', { act: decision.name, state: now, allowedIn: rule.from });
  if (state !== 'pending') throw stateRefused(state);
  if (!mayDecide(decision.act, { state, makerKey, makerAccountId }, caller))
    throw refuse(rule.maker === 'only' ? 'proposal.not_yours' : 'proposal.same_person');
  const isDecided = await updateMergeRequest(transaction, {
    workerId,
    requestId,
    state: rule.to,
    name: caller.name,
    personKey: caller.personKey,
    reason,
  });
  if (!isDecided) throw stateRefused('decided');
  return row;
}

interface Approved {
  readonly caller: Caller;
  readonly row: MergeRequestRow;
  readonly versions: Versions;
}

async function merge(
  services: Services,
  transaction: Transaction,
  { caller, row, versions }: Approved,
): Promise<string> {
  const pair = await decidePair(services, transaction, {
    workerId: row.worker_id,
    otherId: row.merged_id,
    choices: keptChoices.parse(row.choices),
  });
  if (pair.waiting !== null) throw refuse('merge.proposal_pending', { act: pair.waiting });
  await requireVersion(transaction, pair.survivor.loaded, versions.survivorVersion);
  await requireVersion(transaction, pair.merged.loaded, versions.mergedVersion);
  const mergeId = newId();
  await keepDecided(services.secrets, transaction, {
    act: 'registry.merge-workers',
    mergeId,
    eventId: mergeId,
    survivor: pair.survivor,
    merged: pair.merged,
    after: pair.outcome,
    day: services.today(),
    request: row,
    approver: caller,
    merge: { choices: pair.choices, moves: pair.outcome.moves },
    before: null,
  });
  return mergeId;
}

async function takeBack(
  services: Services,
  transaction: Transaction,
  { caller, row, versions, mergeId }: Approved & { readonly mergeId: string },
): Promise<string> {
  const back = await decideBack(services, transaction, { workerId: row.worker_id, mergeId });
  await requireVersion(transaction, back.survivor.loaded, versions.survivorVersion);
  await requireVersion(transaction, back.merged.loaded, versions.mergedVersion);
  await keepDecided(services.secrets, transaction, {
    act: 'registry.unmerge-workers',
    mergeId,
    eventId: newId(),
    survivor: back.survivor,
    merged: back.merged,
    after: back.outcome,
    day: services.today(),
    request: row,
    approver: caller,
    merge: null,
    before: back.before,
  });
  return mergeId;
}

function auditOf(
  name: MergeAct,
  row: MergeRequestRow,
  reason: string,
  more: Readonly<Record<string, unknown>>,
) {
  return {
    act: name,
    subjectKind: 'worker',
    subjectId: row.worker_id,
    reason: redactNumbers(reason),
    details: { act: row.act, otherId: row.merged_id, requestId: row.request_id, ...more },
    workers: [row.worker_id, row.merged_id],
  };
}
