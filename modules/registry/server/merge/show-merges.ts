import { mergeActs, refuse } from '#modules/registry/core/index.ts';
import { Refusal } from '#platform/core/errors.ts';
import type { Caller } from '#platform/core/roles.ts';
import { readPeople } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';
import { decideBack, decidePair } from './decide-pair.ts';
import { keptChoices, type RequestPlace } from './decide-request.ts';
import { findRecord, listMergeRequests, listMerges } from './merge-queries.ts';
import { showAll } from './merge-views.ts';
import { comparisonView, unmergeView } from './pair-view.ts';

const name = 'registry.show-merges';
const definition = { name, roles: mergeActs[name] } as const;
const requestsShown = 100;
const mergesShown = 20;

/**
 * Proposals that wait and the latest merges: of one worker, or of the whole scope.
 *
 * @throws Refusal `worker.not_found`
 */
export async function showMerges(services: Services, caller: Caller, workerId?: string) {
  return readPeople(services, {
    act: definition,
    caller,
    perform: async (transaction) => {
      if (workerId !== undefined && !(await findRecord(transaction, workerId)))
        throw refuse('worker.not_found');
      const of = workerId === undefined ? {} : { workerId };
      const requests = await listMergeRequests(transaction, { ...of, limit: requestsShown });
      const merges = await listMerges(transaction, { ...of, limit: mergesShown });
      const { workers, ...output } = await showAll(transaction, caller, { requests, merges });
      return { output, audit: auditOf(workerId ?? '', workers) };
    },
  });
}

/**
 * A proposal with what it would do as things stand now; once it is decided, without.
 *
 * @throws Refusal `worker.not_found`, `proposal.not_found`
 */
export async function showMergeRequest(services: Services, caller: Caller, place: RequestPlace) {
  return readPeople(services, {
    act: definition,
    caller,
    perform: async (transaction) => {
      if (!(await findRecord(transaction, place.workerId))) throw refuse('worker.not_found');
      const [row] = await listMergeRequests(transaction, { ...place, limit: 1 });
      if (!row) throw refuse('proposal.not_found');
      const shown = await showAll(transaction, caller, { requests: [row], merges: [] });
      const [request] = shown.requests;
      if (!request) throw refuse('proposal.not_found');
      const isMerge = row.state === 'pending' && row.merge_id === null;
      const pair = isMerge
        ? await unlessRefused(
            decidePair(services, transaction, {
              workerId: row.worker_id,
              otherId: row.merged_id,
              choices: keptChoices.parse(row.choices),
            }),
          )
        : null;
      const back =
        row.state === 'pending' && row.merge_id !== null
          ? await unlessRefused(
              decideBack(services, transaction, { workerId: row.worker_id, mergeId: row.merge_id }),
            )
          : null;
      return {
        output: {
          request,
          comparison: pair?.done ? await comparisonView(transaction, pair.done) : null,
          unmerge: back?.done ? await unmergeView(transaction, back.done) : null,
        },
        audit: auditOf(place.workerId, shown.workers),
      };
    },
  });
}

/**
 * A merge, and what taking it back would do, or why it cannot be taken back.
 *
 * @throws Refusal `worker.not_found`, `merge.not_found`
 */
export async function showMerge(
  services: Services,
  caller: Caller,
  place: { readonly workerId: string; readonly mergeId: string },
) {
  return readPeople(services, {
    act: definition,
    caller,
    perform: async (transaction) => {
      const found = await findMerge(transaction, place);
      const shown = await showAll(transaction, caller, { requests: [], merges: [found] });
      const [merge] = shown.merges;
      if (!merge) throw refuse('merge.not_found');
      const back = await unlessRefused(decideBack(services, transaction, place));
      return {
        output: {
          merge,
          unmerge: back.done ? await unmergeView(transaction, back.done) : null,
          hindrance: back.refused,
        },
        audit: auditOf(place.workerId, shown.workers),
      };
    },
  });
}

async function findMerge(
  transaction: Transaction,
  { workerId, mergeId }: { readonly workerId: string; readonly mergeId: string },
) {
  if (!(await findRecord(transaction, workerId))) throw refuse('worker.not_found');
  const merges = await listMerges(transaction, { workerId, limit: 200 });
  const found = merges.find((row) => row.merge_id === mergeId && row.worker_id === workerId);
  if (!found) throw refuse('merge.not_found');
  return found;
}

/** What was decided, or why it was refused: a page shows either. */
async function unlessRefused<Done>(deciding: Promise<Done>) {
  try {
    return { done: await deciding, refused: null };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { done: null, refused: { code: error.code, details: { ...error.details } } };
  }
}

function auditOf(workerId: string, workers: readonly string[]) {
  return { act: name, subjectKind: 'worker', subjectId: workerId, workers };
}
