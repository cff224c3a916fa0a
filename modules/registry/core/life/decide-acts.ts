import { areaLevel, isWithin } from '#platform/core/area-code.ts';
import { refusalOf } from '#platform/core/errors.ts';
import { refuse as refuseState } from '#platform/core/platform-errors.ts';
import { lifeErrors } from './errors.ts';
import { type LifeAct, type LifeActRule, lifeActs } from './life-acts.ts';
import { type MembershipAct, membershipStateAfter, membershipTransitions } from './membership-states.ts';
import { eventsInForce, type Life, type LifeEvent, type LifeMembership, lifeState } from './worker-life.ts';

const refuse = refusalOf(lifeErrors);

/** What every act is decided on: the worker as he stands, what happened before, and the day it is (`YYYY-MM-DD`). */
export interface LifeSetting {
  readonly life: Life;
  /** Oldest first. */
  readonly events: readonly LifeEvent[];
  readonly today: string;
}

const villageLevel = 4;

/** Refuses an act in a state that its table does not list. */
export function requireLifeState(act: LifeAct, life: Life): void {
  const { from }: LifeActRule = lifeActs[act];
  const state = lifeState(life);
  if (!from.includes(state)) throw refuseState('state.refused', { act, state, allowedIn: from });
}

/**
 * A death: the day is kept and every open membership ends with it, one opened later on the day it opened.
 *
 * @throws Refusal `worker.day_in_future`, `worker.death_before_birth`, `state.refused`
 */
export function decideDeath({ life, today }: LifeSetting, { on }: { readonly on: string }): Life {
  requireLifeState('registry.report-death', life);
  requirePast(on, today);
  const bornOn = life.facts.birthDate ?? '';
  if (on < bornOn) throw refuse('worker.death_before_birth', { field: 'on', bornOn, on });
  return {
    facts: { ...life.facts, deceasedOn: on },
    memberships: life.memberships.map((membership) =>
      membership.endedOn === null
        ? {
            ...membership,
            state: 'ENDED',
            endedOn: on < membership.openedOn ? membership.openedOn : on,
            endReason: 'death',
          }
        : membership,
    ),
  };
}

export interface Move {
  readonly on: string;
  readonly villageCode: string;
  readonly villageName: string;
  readonly hamlet: string;
  readonly address: string;
}

/**
 * A move to another village. Who is paid no wage and worked where he lived is taken to work where he lives now (ADR 0010).
 *
 * @throws Refusal `worker.lives_there_already`, `worker.not_a_village`, `worker.day_in_future`, `worker.move_before_birth`,
 * `worker.later_act_stands`, `state.refused`
 */
export function decideMove(setting: LifeSetting, move: Move): Life {
  const { life } = setting;
  const { facts } = life;
  requireLifeState('registry.move-worker', life);
  if (areaLevel(move.villageCode) < villageLevel)
    throw refuse('worker.not_a_village', { field: 'villageCode', name: move.villageName });
  if (isWithin(facts.areaCode ?? '', move.villageCode) || facts.areaCode === move.villageCode)
    throw refuse('worker.lives_there_already', { field: 'villageCode', village: move.villageName });
  requireDay(setting, 'registry.move-worker', move.on);
  if (move.on < (facts.birthDate ?? ''))
    throw refuse('worker.move_before_birth', { field: 'on', bornOn: facts.birthDate });
  const isPaidWage = life.memberships.some(({ segment, endedOn }) => segment === 'PU' && endedOn === null);
  const worksAtHome = !isPaidWage && facts.workAreaCode === facts.areaCode;
  return {
    ...life,
    facts: {
      ...facts,
      areaCode: move.villageCode,
      hamlet: move.hamlet,
      address: move.address,
      workAreaCode: worksAtHome ? move.villageCode : facts.workAreaCode,
    },
  };
}

export interface WorkChange {
  readonly on: string;
  readonly occupation: string;
  readonly occupationGroup: string;
  /** Null: does not say. */
  readonly declaredIncomeIdr: string | null;
}

/**
 * Another job, another income or both, from a day on.
 *
 * @throws Refusal `worker.nothing_changed`, `worker.day_in_future`, `worker.work_before_birth`, `worker.later_act_stands`, `state.refused`
 */
export function decideWork(setting: LifeSetting, change: WorkChange): Life {
  const { life } = setting;
  const { facts } = life;
  requireLifeState('registry.change-work', life);
  requireDay(setting, 'registry.change-work', change.on);
  if (change.on < (facts.birthDate ?? ''))
    throw refuse('worker.work_before_birth', { field: 'on', bornOn: facts.birthDate });
  const { occupation, occupationGroup, declaredIncomeIdr } = change;
  if (occupation === facts.occupation && declaredIncomeIdr === facts.declaredIncomeIdr)
    throw refuse('worker.nothing_changed', { field: 'occupation' });
  // The group follows the words: whoever changes his income alone stays in the group that was counted.
  const group = occupation === facts.occupation ? facts.occupationGroup : occupationGroup;
  return { ...life, facts: { ...facts, occupation, occupationGroup: group, declaredIncomeIdr } };
}

/**
 * The end of one membership.
 *
 * @throws Refusal `membership.not_found`, `membership.ends_before_start`, `worker.day_in_future`, `state.refused`
 */
export function decideEnd(
  { life, today }: LifeSetting,
  end: { readonly membershipId: string; readonly on: string; readonly why: string },
): Life {
  requireLifeState('registry.end-membership', life);
  const membership = membershipOf(life, end.membershipId);
  const state = stateAfter('registry.end-membership', membership);
  requirePast(end.on, today);
  if (end.on < membership.openedOn)
    throw refuse('membership.ends_before_start', { field: 'on', openedOn: membership.openedOn });
  return withMembership(life, { ...membership, state, endedOn: end.on, endReason: end.why });
}

/**
 * A membership that ended begins anew as another one of the same kind: what was before stays as it was.
 *
 * @throws Refusal `membership.not_found`, `membership.restarts_before_end`, `membership.open_already`, `worker.day_in_future`, `state.refused`
 */
export function decideRestart(
  { life, today }: LifeSetting,
  restart: { readonly membershipId: string; readonly on: string; readonly newMembershipId: string },
): Life {
  requireLifeState('registry.restart-membership', life);
  const old = membershipOf(life, restart.membershipId);
  const state = stateAfter('registry.restart-membership', old);
  requirePast(restart.on, today);
  if (restart.on < (old.endedOn ?? ''))
    throw refuse('membership.restarts_before_end', { field: 'on', endedOn: old.endedOn });
  const isTaken = life.memberships.some(
    (other) =>
      other.endedOn === null &&
      other.segment === old.segment &&
      (old.segment === 'BPU' || other.organisationId === old.organisationId),
  );
  if (isTaken) throw refuse('membership.open_already', { segment: old.segment });
  return withMembership(life, {
    ...old,
    membershipId: restart.newMembershipId,
    state,
    openedOn: restart.on,
    endedOn: null,
    endReason: null,
  });
}

function stateAfter(act: MembershipAct, { state }: LifeMembership): LifeMembership['state'] {
  const after = membershipStateAfter(act, state);
  if (after === null)
    throw refuseState('state.refused', { act, state, allowedIn: membershipTransitions[act].from });
  return after;
}

function membershipOf(life: Life, membershipId: string): LifeMembership {
  const found = life.memberships.find((one) => one.membershipId === membershipId);
  if (!found) throw refuse('membership.not_found');
  return found;
}

/** Replaces the membership of that id, or adds it. */
function withMembership(life: Life, membership: LifeMembership): Life {
  const others = life.memberships.filter(({ membershipId }) => membershipId !== membership.membershipId);
  return { ...life, memberships: [...others, membership] };
}

function requirePast(on: string, today: string): void {
  if (on > today) throw refuse('worker.day_in_future', { field: 'on', today });
}

/** Not in the future, and not before a later act of the same kind: where one counted is a line of days. */
function requireDay({ events, today }: LifeSetting, act: LifeAct, on: string): void {
  requirePast(on, today);
  const later = eventsInForce(events).find((event) => event.act === act && event.effectiveOn > on);
  if (later)
    throw refuse('worker.later_act_stands', {
      field: 'on',
      act: later.act,
      on: later.effectiveOn,
      eventId: later.eventId,
    });
}
