import { lifeErrors, type WorkerFacts, workerFields } from '#modules/registry/core/life/index.ts';
import { refusalOf } from '#platform/core/errors.ts';
import { mergeErrors } from './errors.ts';
import {
  type MembershipMove,
  type MergeMembership,
  type MergeRecord,
  mergeFieldNames,
  mergeFields,
} from './merge-record.ts';
import { mergedFlags } from './merged-flags.ts';

const refuse = refusalOf({ ...lifeErrors, ...mergeErrors });

/** A merge as it was kept, the survivor as he stands now, and the day it is (`YYYY-MM-DD`). */
export interface UnmergeSetting {
  readonly before: { readonly survivor: MergeRecord; readonly merged: MergeRecord };
  /** The survivor as the merge left him. */
  readonly after: MergeRecord;
  readonly moves: readonly MembershipMove[];
  readonly now: MergeRecord;
  readonly today: string;
}

/** Both records as they stand once the merge is taken back. */
export interface UnmergeOutcome {
  readonly survivor: MergeRecord;
  readonly merged: MergeRecord;
}

/**
 * Takes a merge back: both records are as before, but what was done to the survivor since then stays done. What was done to a
 * membership that had come along goes back with it; only a death stays with the one who died.
 *
 * @throws Refusal `merge.nik_stands`, `merge.dead_with_membership`, `worker.birth_after_death`
 */
export function decideUnmerge(setting: UnmergeSetting): UnmergeOutcome {
  const { before, after, moves, now } = setting;
  const facts = factsBack(setting);
  const copied = new Set(moves.filter(({ how }) => how === 'copied').map(({ to }) => to));
  const memberships = now.memberships
    .filter(({ membershipId }) => !copied.has(membershipId))
    .map((membership) => membershipBack(membership, before.survivor, after));
  requireSound(facts, memberships, before.merged);
  const custodians = now.custodians.filter(
    (one) => before.survivor.custodians.includes(one) || !after.custodians.includes(one),
  );
  return {
    survivor: { facts, memberships, custodians },
    merged: {
      ...before.merged,
      memberships: before.merged.memberships.map((membership) => carriedBack(membership, setting)),
    },
  };
}

/** Fields that belong together go back together, or stay together where one of them was changed since. */
function factsBack({ before, after, now, today }: UnmergeSetting): WorkerFacts {
  const changed = new Set<string>(
    mergeFieldNames
      .map((name): readonly (typeof workerFields)[number][] => mergeFields[name])
      .filter((fields) => fields.some((field) => now.facts[field] !== after.facts[field]))
      .flat(),
  );
  const back: Record<(typeof workerFields)[number], string | null> = { ...now.facts };
  for (const field of workerFields) if (!changed.has(field)) back[field] = before.survivor.facts[field];
  if (changed.size === 0) return back;
  const { facts } = before.survivor;
  return { ...back, flags: mergedFlags(back, [facts, facts], today) };
}

function membershipBack(
  membership: MergeMembership,
  before: MergeRecord,
  after: MergeRecord,
): MergeMembership {
  const old = find(before, membership.membershipId);
  const left = find(after, membership.membershipId);
  if (!old || !left) return membership;
  const ending = isEndedAlike(membership, left) ? old : membership;
  return inOrder({
    ...membership,
    state: ending.state,
    endedOn: ending.endedOn,
    endReason: ending.endReason,
    openedOn: membership.openedOn === left.openedOn ? old.openedOn : membership.openedOn,
    occupation: membership.occupation === left.occupation ? old.occupation : membership.occupation,
    wageIdr: membership.wageIdr === left.wageIdr ? old.wageIdr : membership.wageIdr,
    kpj: membership.kpj === left.kpj ? old.kpj : membership.kpj,
  });
}

/** What happened to the copy of a membership since the merge happened to the membership. */
function carriedBack(membership: MergeMembership, { moves, after, now }: UnmergeSetting): MergeMembership {
  const move = moves.find(({ from, how }) => from === membership.membershipId && how === 'copied');
  const copy = move && find(now, move.to);
  const left = move && find(after, move.to);
  if (!copy || !left) return membership;
  const ending = isEndedAlike(copy, left) || copy.endReason === 'death' ? membership : copy;
  return inOrder({
    ...membership,
    state: ending.state,
    endedOn: ending.endedOn,
    endReason: ending.endReason,
    occupation: copy.occupation === left.occupation ? membership.occupation : copy.occupation,
    wageIdr: copy.wageIdr === left.wageIdr ? membership.wageIdr : copy.wageIdr,
    kpj: copy.kpj === left.kpj ? membership.kpj : copy.kpj,
  });
}

function find({ memberships }: MergeRecord, membershipId: string): MergeMembership | undefined {
  return memberships.find((one) => one.membershipId === membershipId);
}

function isEndedAlike(one: MergeMembership, other: MergeMembership): boolean {
  return one.state === other.state && one.endedOn === other.endedOn && one.endReason === other.endReason;
}

/** An end given while the membership was taken to have begun earlier is no earlier than its beginning. */
function inOrder(membership: MergeMembership): MergeMembership {
  const { openedOn, endedOn } = membership;
  return endedOn !== null && endedOn < openedOn ? { ...membership, endedOn: openedOn } : membership;
}

function requireSound(
  { nik, birthDate, deceasedOn }: WorkerFacts,
  memberships: readonly MergeMembership[],
  merged: MergeRecord,
): void {
  if (nik === merged.facts.nik) throw refuse('merge.nik_stands');
  if (deceasedOn === null) return;
  if ((birthDate ?? '') > deceasedOn)
    throw refuse('worker.birth_after_death', { field: 'birthDate', deceasedOn });
  if (memberships.some(({ endedOn }) => endedOn === null))
    throw refuse('merge.dead_with_membership', { deceasedOn });
}
