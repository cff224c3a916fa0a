import type { LifeState } from './life-acts.ts';
import type { MembershipState } from './membership-states.ts';

/** What is known of a worker and acts may change, as text: days `YYYY-MM-DD`, rupiah in decimal digits, flags joined by commas. */
export const workerFields = [
  'nik',
  'name',
  'birthDate',
  'birthPlace',
  'sex',
  'motherName',
  'phone',
  'address',
  'hamlet',
  'occupation',
  'occupationGroup',
  'declaredIncomeIdr',
  'areaCode',
  'workAreaCode',
  'deceasedOn',
  'flags',
] as const;

export type WorkerField = (typeof workerFields)[number];

export type WorkerFacts = Readonly<Record<WorkerField, string | null>>;

/** What acts may change of a membership; a fresh one has been opened by an act and stood nowhere before. */
export interface LifeMembership {
  readonly membershipId: string;
  readonly segment: 'PU' | 'BPU';
  readonly organisationId: string | null;
  readonly state: MembershipState;
  readonly openedOn: string;
  readonly endedOn: string | null;
  readonly endReason: string | null;
  readonly occupation: string;
  readonly wageIdr: string | null;
}

export const membershipFields = [
  'segment',
  'organisationId',
  'state',
  'openedOn',
  'endedOn',
  'endReason',
  'occupation',
  'wageIdr',
] as const satisfies readonly (keyof LifeMembership)[];

export type MembershipField = (typeof membershipFields)[number];

/** A worker with all memberships, those of former times too. */
export interface Life {
  readonly facts: WorkerFacts;
  readonly memberships: readonly LifeMembership[];
}

/** One value that an act changed. `membershipId` null: of the worker himself. `was` null: there was none. */
export interface LifeChange {
  readonly membershipId: string | null;
  readonly field: WorkerField | MembershipField;
  readonly was: string | null;
  readonly is: string | null;
}

/** An act that took effect, as later acts look at it. */
export interface LifeEvent {
  readonly eventId: string;
  /** One of `lifeActNames`, or an act of another kind that changed the worker (two records made one). */
  readonly act: string;
  readonly effectiveOn: string;
  readonly changes: readonly LifeChange[];
  /** The event that this one takes back. */
  readonly undoes: string | null;
}

/** Whether the registry takes the worker to be alive. */
export function lifeState({ facts }: Life): LifeState {
  return facts.deceasedOn === null ? 'LIVING' : 'DECEASED';
}

/** Everything that differs between two states of one worker, in the order of the fields. */
export function lifeChanges(before: Life, after: Life): LifeChange[] {
  const ofWorker = workerFields.flatMap((field) =>
    differing({ membershipId: null, field, was: before.facts[field], is: after.facts[field] }),
  );
  const ofMemberships = after.memberships.flatMap((membership) => {
    const old = before.memberships.find(({ membershipId }) => membershipId === membership.membershipId);
    return membershipFields.flatMap((field) =>
      differing({
        membershipId: membership.membershipId,
        field,
        was: old?.[field] ?? null,
        is: membership[field] ?? null,
      }),
    );
  });
  return [...ofWorker, ...ofMemberships];
}

function differing(change: LifeChange): LifeChange[] {
  return change.was === change.is ? [] : [change];
}

/** Events that still hold: neither taken back nor taking something back. */
export function eventsInForce(events: readonly LifeEvent[]): LifeEvent[] {
  const undone = new Set(events.map(({ undoes }) => undoes));
  return events.filter(({ eventId, undoes }) => undoes === null && !undone.has(eventId));
}
