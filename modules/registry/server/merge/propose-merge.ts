import {
  type MergeChoices,
  type MergeEvent,
  mergeActs,
  redactNumbers,
  refuse,
} from '#modules/registry/core/index.ts';
import { requireVersion } from '#modules/registry/server/life/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { act, readPeople } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';
import { newId } from '#platform/server/new-id.ts';
import { decideBack, decidePair } from './decide-pair.ts';
import { insertMergeRequest } from './merge-queries.ts';
import { comparisonView } from './pair-view.ts';

interface PairRequest {
  readonly workerId: string;
  readonly otherId: string;
  readonly choices: Partial<MergeChoices>;
}

/**
 * Two records beside each other and what a merge would make of them.
 *
 * @throws Refusal as `decidePair`
 */
export async function compareWorkers(services: Services, caller: Caller, request: PairRequest) {
  const name = 'registry.compare-workers';
  return readPeople(services, {
    act: { name, roles: mergeActs[name] },
    caller,
    perform: async (transaction) => {
      const pair = await decidePair(services, transaction, request);
      return {
        output: await comparisonView(transaction, pair),
        audit: auditOf(name, request.workerId, request.otherId),
      };
    },
  });
}

/**
 * Lays a merge before a second person.
 *
 * @throws Refusal as `decidePair`, `worker.changed_meanwhile`, `worker.changed_elsewhere`, `merge.proposal_pending`, `merge.pending_already`
 */
export async function proposeMerge(
  services: Services,
  caller: Caller,
  request: PairRequest & {
    readonly survivorVersion: number;
    readonly mergedVersion: number;
    readonly reason: string;
  },
  key?: string,
) {
  const name = 'registry.propose-merge';
  return act(services, {
    act: { name, roles: mergeActs[name] },
    caller,
    key,
    request,
    perform: async (transaction) => {
      const pair = await decidePair(services, transaction, request);
      await requireVersion(transaction, pair.survivor.loaded, request.survivorVersion);
      await requireVersion(transaction, pair.merged.loaded, request.mergedVersion);
      if (pair.waiting !== null) throw refuse('merge.proposal_pending', { act: pair.waiting });
      const requestId = await keepProposal(transaction, caller, {
        workerId: request.workerId,
        mergedId: request.otherId,
        act: 'registry.merge-workers',
        mergeId: null,
        choices: pair.choices,
        reason: request.reason,
      });
      return {
        output: { requestId },
        audit: {
          ...auditOf(name, request.workerId, request.otherId),
          reason: redactNumbers(request.reason),
        },
      };
    },
  });
}

/**
 * Lays the taking back of a merge before a second person.
 *
 * @throws Refusal as `decideBack`, `merge.pending_already`
 */
export async function proposeUnmerge(
  services: Services,
  caller: Caller,
  request: { readonly workerId: string; readonly mergeId: string; readonly reason: string },
  key?: string,
) {
  const name = 'registry.propose-unmerge';
  return act(services, {
    act: { name, roles: mergeActs[name] },
    caller,
    key,
    request,
    perform: async (transaction) => {
      const { merged } = await decideBack(services, transaction, request);
      const requestId = await keepProposal(transaction, caller, {
        workerId: request.workerId,
        mergedId: merged.workerId,
        act: 'registry.unmerge-workers',
        mergeId: request.mergeId,
        choices: {},
        reason: request.reason,
      });
      return {
        output: { requestId },
        audit: {
          ...auditOf(name, request.workerId, merged.workerId),
          reason: redactNumbers(request.reason),
        },
      };
    },
  });
}

async function keepProposal(
  transaction: Transaction,
  caller: Caller,
  proposal: {
    readonly workerId: string;
    readonly mergedId: string;
    readonly act: MergeEvent;
    readonly mergeId: string | null;
    readonly choices: Partial<MergeChoices>;
    readonly reason: string;
  },
): Promise<string> {
  const requestId = newId();
  const waiting = await insertMergeRequest(transaction, {
    worker_id: proposal.workerId,
    request_id: requestId,
    merged_id: proposal.mergedId,
    act: proposal.act,
    merge_id: proposal.mergeId,
    choices: proposal.choices,
    reason: redactNumbers(proposal.reason),
    account_id: caller.accountId,
    actor_name: caller.name,
    actor_role: caller.role,
    person_key: caller.personKey,
  });
  if (waiting !== null) throw refuse('merge.pending_already', { requestId: waiting });
  return requestId;
}

function auditOf(name: string, workerId: string, otherId: string) {
  return {
    act: name,
    subjectKind: 'worker',
    subjectId: workerId,
    details: { otherId },
    workers: [workerId, otherId],
  };
}
