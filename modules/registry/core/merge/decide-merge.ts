import {
  lifeErrors,
  type MembershipState,
  type WorkerFacts,
  workerFields,
} from '#modules/registry/core/life/index.ts';
import { refusalOf } from '#platform/core/errors.ts';
import {
  isSameKind,
  type MembershipMove,
  type MergeChoices,
  type MergeMembership,
  type MergeRecord,
  mergeFieldNames,
  mergeFields,
} from './merge-record.ts';
import { mergedFlags } from './merged-flags.ts';

const refuse = refusalOf(lifeErrors);

/** Two records of one person, which value stands for each field, and the day it is (`YYYY-MM-DD`). */
export interface MergeSetting {
  readonly survivor: MergeRecord;
  readonly merged: MergeRecord;
  readonly choices: MergeChoices;
  readonly today: string;
  /** A fresh id for a membership of the merged record that is copied. */
  readonly newId: (membershipId: string) => string;
}

/** Both records as they stand after the merge. */
export interface MergeOutcome {
  readonly survivor: MergeRecord;
  readonly merged: MergeRecord;
  readonly moves: readonly MembershipMove[];
}

const byWeight: readonly MembershipState[] = ['ACTIVE', 'LAPSED', 'REGISTERED', 'REQUESTED'];

/**
 * Makes two records of one person one: the survivor takes the chosen values and every membership, custodians are united. The
 * merged record keeps all it had; its open memberships are closed there, since they go on with the survivor.
 *
 * @throws Refusal `worker.birth_after_death`, `worker.birth_after_membership`
 */
export function decideMerge(setting: MergeSetting): MergeOutcome {
  const { survivor, merged, today } = setting;
  const facts = chosenFacts(setting);
  const moves = merged.memberships.map((membership) => moveOf(membership, setting));
  const own = survivor.memberships.map((membership) => joinedWith(membership, merged, moves));
  const copies = moves
    .filter(({ how }) => how === 'copied')
    .flatMap(({ from, to }) =>
      merged.memberships
        .filter(({ membershipId }) => membershipId === from)
        .map((membership) => ({ ...membership, membershipId: to })),
    );
  const memberships = [...own, ...copies].map((membership) => endedByDeath(membership, facts.deceasedOn));
  requireBirth(facts, memberships);
  return {
    survivor: {
      facts,
      memberships,
      custodians: [...new Set([...survivor.custodians, ...merged.custodians])],
    },
    merged: { ...merged, memberships: merged.memberships.map((membership) => closedHere(membership, today)) },
    moves,
  };
}

function chosenFacts({ survivor, merged, choices, today }: MergeSetting): WorkerFacts {
  const taken = new Set<string>(
    mergeFieldNames.filter((field) => choices[field] === 'merged').flatMap((field) => mergeFields[field]),
  );
  const chosen: Record<(typeof workerFields)[number], string | null> = { ...survivor.facts };
  for (const field of workerFields) if (taken.has(field)) chosen[field] = merged.facts[field];
  return { ...chosen, flags: mergedFlags(chosen, [survivor.facts, merged.facts], today) };
}

function moveOf(
  membership: MergeMembership,
  { survivor, newId }: Pick<MergeSetting, 'survivor' | 'newId'>,
): MembershipMove {
  const same = survivor.memberships.find(
    (own) => own.endedOn === null && membership.endedOn === null && isSameKind(own, membership),
  );
  const from = membership.membershipId;
  return same ? { from, to: same.membershipId, how: 'joined' } : { from, to: newId(from), how: 'copied' };
}

/** The survivor's own membership goes on for both: since the earlier day, in the better state, with what was known of either. */
function joinedWith(
  own: MergeMembership,
  merged: MergeRecord,
  moves: readonly MembershipMove[],
): MergeMembership {
  const move = moves.find(({ to, how }) => how === 'joined' && to === own.membershipId);
  const other = merged.memberships.find(({ membershipId }) => membershipId === move?.from);
  if (!other) return own;
  return {
    ...own,
    state: byWeight.find((state) => state === own.state || state === other.state) ?? own.state,
    openedOn: earlierDay(own.openedOn, other.openedOn),
    occupation: own.occupation || other.occupation,
    wageIdr: own.wageIdr ?? other.wageIdr,
    kpj: own.kpj ?? other.kpj,
  };
}

/** Days as `YYYY-MM-DD` follow each other as text. */
function earlierDay(one: string, other: string): string {
  return one.localeCompare(other) < 0 ? one : other;
}

/** The dead have no open membership, whichever record knew of the death. */
function endedByDeath(membership: MergeMembership, deceasedOn: string | null): MergeMembership {
  if (deceasedOn === null || membership.endedOn !== null) return membership;
  const endedOn = deceasedOn < membership.openedOn ? membership.openedOn : deceasedOn;
  return { ...membership, state: 'ENDED', endedOn, endReason: 'death' };
}

function closedHere(membership: MergeMembership, today: string): MergeMembership {
  if (membership.endedOn !== null) return membership;
  const endedOn = today < membership.openedOn ? membership.openedOn : today;
  return { ...membership, state: 'ENDED', endedOn, endReason: 'merged' };
}

function requireBirth({ birthDate, deceasedOn }: WorkerFacts, memberships: readonly MergeMembership[]): void {
  const born = birthDate ?? '';
  if (deceasedOn !== null && born > deceasedOn)
    throw refuse('worker.birth_after_death', { field: 'birthDate', deceasedOn });
  const opened = memberships.map(({ openedOn }) => openedOn).sort()[0];
  if (opened !== undefined && born > opened)
    throw refuse('worker.birth_after_membership', { field: 'birthDate', openedOn: opened });
}
