import { refusalOf } from '#platform/core/errors.ts';
import { type LifeSetting, requireLifeState } from './decide-acts.ts';
import { lifeErrors } from './errors.ts';
import { isLifeAct } from './life-acts.ts';
import {
  eventsInForce,
  type Life,
  type LifeChange,
  type LifeEvent,
  type LifeMembership,
  membershipFields,
  workerFields,
} from './worker-life.ts';

const refuse = refusalOf(lifeErrors);

/**
 * Takes a mistaken act back: what it changed is put back, and both stay in the history. A membership that it opened ends on
 * the day it opened, so that it never counted.
 *
 * @throws Refusal `event.not_found`, `event.is_undo`, `event.not_undoable`, `event.undone_already`, `event.values_changed`, `worker.later_act_stands`,
 * `membership.open_already`, `worker.birth_after_death`
 */
export function decideUndo({ life, events }: LifeSetting, { eventId }: { readonly eventId: string }): Life {
  requireLifeState('registry.undo-act', life);
  const event = events.find((one) => one.eventId === eventId);
  if (!event) throw refuse('event.not_found');
  if (event.undoes !== null) throw refuse('event.is_undo');
  if (!isLifeAct(event.act)) throw refuse('event.not_undoable', { act: event.act });
  if (events.some(({ undoes }) => undoes === eventId)) throw refuse('event.undone_already');
  const later = standingOn(event, events);
  if (later)
    throw refuse('worker.later_act_stands', {
      act: later.act,
      on: later.effectiveOn,
      eventId: later.eventId,
    });
  const undone = event.changes
    .filter(({ membershipId }) => membershipId === null || !isOpenedBy(event, membershipId))
    .reduce(putBack, closeOpened(life, event));
  requireSound(undone, events);
  return undone;
}

/** What was right when it was done may no longer be: the dead have no open membership, nobody two of one kind. */
function requireSound({ facts, memberships }: Life, events: readonly LifeEvent[]): void {
  const open = memberships.filter(({ endedOn }) => endedOn === null);
  if (facts.deceasedOn !== null && open.length > 0) {
    const death = eventsInForce(events).findLast(({ act }) => act === 'registry.report-death');
    throw refuse('worker.later_act_stands', {
      act: 'registry.report-death',
      on: facts.deceasedOn,
      eventId: death?.eventId ?? null,
    });
  }
  if (facts.deceasedOn !== null && (facts.birthDate ?? '') > facts.deceasedOn)
    throw refuse('worker.birth_after_death', { field: 'birthDate', deceasedOn: facts.deceasedOn });
  const twice = open.filter((one) => open.some((other) => other !== one && kindOf(other) === kindOf(one)));
  if (!twice[0]) return;
  const opening = eventsInForce(events).findLast((event) =>
    twice.some(({ membershipId }) => isOpenedBy(event, membershipId)),
  );
  if (!opening) throw refuse('membership.open_already', { segment: twice[0].segment });
  const { act, effectiveOn: on, eventId } = opening;
  throw refuse('worker.later_act_stands', { act, on, eventId });
}

/** What a person has once at a time: one membership of his own, one at each employer. */
function kindOf({ segment, organisationId }: LifeMembership): string | null {
  return segment === 'BPU' ? segment : organisationId;
}

/** The first act still in force that came after this one and changed something that this one changed. */
function standingOn(event: LifeEvent, events: readonly LifeEvent[]): LifeEvent | undefined {
  const touched = new Set(event.changes.map(keyOf));
  const memberships = new Set(event.changes.map(({ membershipId }) => membershipId));
  return eventsInForce(events)
    .slice(eventsInForce(events).indexOf(event) + 1)
    .find((other) =>
      other.changes.some(
        (change) =>
          touched.has(keyOf(change)) ||
          (change.membershipId !== null &&
            memberships.has(change.membershipId) &&
            isOpenedBy(event, change.membershipId)),
      ),
    );
}

function keyOf({ membershipId, field }: LifeChange): string {
  return `${membershipId ?? ''} ${field}`;
}

/** True where the membership stood nowhere before the act. */
function isOpenedBy(event: LifeEvent, membershipId: string): boolean {
  return event.changes.some(
    (change) => change.membershipId === membershipId && change.field === 'openedOn' && change.was === null,
  );
}

function closeOpened(life: Life, event: LifeEvent): Life {
  return {
    ...life,
    memberships: life.memberships.map((membership) =>
      isOpenedBy(event, membership.membershipId)
        ? { ...membership, state: 'ENDED', endedOn: membership.openedOn, endReason: 'undone' }
        : membership,
    ),
  };
}

function putBack(life: Life, change: LifeChange): Life {
  if (change.membershipId === null) {
    const field = workerFields.find((one) => one === change.field);
    if (!field || life.facts[field] !== change.is)
      throw refuse('event.values_changed', { fields: [change.field] });
    return { ...life, facts: { ...life.facts, [field]: change.was } };
  }
  return {
    ...life,
    memberships: life.memberships.map((one) =>
      one.membershipId === change.membershipId ? putBackOf(one, change) : one,
    ),
  };
}

function putBackOf(membership: LifeMembership, change: LifeChange): LifeMembership {
  const field = membershipFields.find((one) => one === change.field);
  if (!field || (membership[field] ?? null) !== change.is)
    throw refuse('event.values_changed', { fields: [change.field] });
  return { ...membership, [field]: change.was };
}
