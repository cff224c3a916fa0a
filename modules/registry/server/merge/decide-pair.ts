import {
  decideMerge,
  decideUnmerge,
  defaultChoices,
  type MembershipMove,
  type MergeChoices,
  type MergeOutcome,
  type MergeRecord,
  refuse,
  type UnmergeOutcome,
} from '#modules/registry/core/index.ts';
import type { Services } from '#platform/server/act/services.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';
import { newId } from '#platform/server/new-id.ts';
import { openImages } from './kept-images.ts';
import { type LoadedRecord, loadRecord } from './load-record.ts';
import { findWaitingAct, listMerges, type MergeRow } from './merge-queries.ts';

/** Two records, what was chosen, and what a merge would make of them. */
export interface DecidedPair {
  readonly survivor: LoadedRecord;
  readonly merged: LoadedRecord;
  readonly choices: MergeChoices;
  readonly outcome: MergeOutcome;
  /** The act on the merged record that waits for a second person. */
  readonly waiting: string | null;
}

/**
 * Decides on a merge as things stand; writes nothing.
 *
 * @throws Refusal `merge.same_record`, `worker.not_found`, `worker.merged`, `worker.birth_after_death`, `worker.birth_after_membership`
 */
export async function decidePair(
  services: Services,
  transaction: Transaction,
  asked: {
    readonly workerId: string;
    readonly otherId: string;
    readonly choices: Partial<MergeChoices>;
  },
): Promise<DecidedPair> {
  if (asked.workerId === asked.otherId) throw refuse('merge.same_record');
  const survivor = await loadRecord(services.secrets, transaction, asked.workerId);
  const merged = await loadRecord(services.secrets, transaction, asked.otherId);
  for (const { mergedInto } of [survivor, merged])
    if (mergedInto !== null) throw refuse('worker.merged', { workerId: mergedInto });
  const choices = { ...defaultChoices(survivor.record.facts, merged.record.facts), ...asked.choices };
  const ids = new Map<string, string>();
  const outcome = decideMerge({
    survivor: survivor.record,
    merged: merged.record,
    choices,
    today: services.today(),
    newId: (membershipId) => {
      const id = ids.get(membershipId) ?? newId();
      ids.set(membershipId, id);
      return id;
    },
  });
  const waiting = await findWaitingAct(transaction, merged.workerId);
  return { survivor, merged, choices, outcome, waiting };
}

/** A kept merge, both records now, and what taking it back would make of them. */
export interface DecidedUnmerge {
  readonly merge: MergeRow;
  readonly survivor: LoadedRecord;
  readonly merged: LoadedRecord;
  readonly before: MergeRecord;
  readonly moves: readonly MembershipMove[];
  readonly outcome: UnmergeOutcome;
}

const mergesLooked = 200;

/**
 * Decides on taking a merge back as things stand; writes nothing.
 *
 * @throws Refusal `worker.not_found`, `merge.not_found`, `merge.taken_back_already`, `merge.merged_again` with the name of the other, and what the core refuses
 */
export async function decideBack(
  services: Services,
  transaction: Transaction,
  asked: { readonly workerId: string; readonly mergeId: string },
): Promise<DecidedUnmerge> {
  const { workerId, mergeId } = asked;
  const survivor = await loadRecord(services.secrets, transaction, workerId);
  const merges = await listMerges(transaction, { workerId, limit: mergesLooked });
  const merge = merges.find((row) => row.merge_id === mergeId && row.worker_id === workerId);
  if (!merge) throw refuse('merge.not_found');
  if (merge.unmerged_at !== null) throw refuse('merge.taken_back_already');
  const merged = await loadRecord(services.secrets, transaction, merge.merged_id);
  await requireLatest(services, transaction, { merge, merges });
  const images = openImages(services.secrets, merge);
  const outcome = decideUnmerge({
    before: { survivor: images.survivor, merged: images.merged },
    after: images.after,
    moves: images.moves,
    now: survivor.record,
    today: services.today(),
  });
  return { merge, survivor, merged, before: images.survivor, moves: images.moves, outcome };
}

/** Merges are taken back in turn, the latest first: the values of one rest on those of the one before. */
async function requireLatest(
  services: Services,
  transaction: Transaction,
  { merge, merges }: { readonly merge: MergeRow; readonly merges: readonly MergeRow[] },
): Promise<void> {
  const later = merges.find(
    (row) => row.unmerged_at === null && row.merge_id !== merge.merge_id && row.merged_at > merge.merged_at,
  );
  if (!later) return;
  const otherId = later.worker_id === merge.worker_id ? later.merged_id : later.worker_id;
  const { loaded } = await loadRecord(services.secrets, transaction, otherId);
  throw refuse('merge.merged_again', {
    name: loaded.life.facts.name ?? '',
    workerId: later.worker_id,
    mergeId: later.merge_id,
  });
}
