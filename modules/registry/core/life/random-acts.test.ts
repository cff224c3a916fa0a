import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Refusal } from '#platform/core/errors.ts';
import {
  decideCorrection,
  decideDeath,
  decideEnd,
  decideMove,
  decideRestart,
  decideUndo,
  decideWork,
  isLifeAct,
  type Life,
  type LifeAct,
  type LifeChange,
  type LifeEvent,
  lifeActs,
  lifeChanges,
  lifeState,
  membershipFields,
  workerFields,
} from './index.ts';

const today = '2026-11-15';
const villages = ['51.71.04.2008', '51.71.01.1003', '51.04.01.2001'];

const aLife: Life = {
  facts: {
    nik: '5171040101800001',
    name: 'I Wayan Sudarma',
    birthDate: '1980-01-01',
    birthPlace: 'Denpasar',
    sex: 'L',
    motherName: 'Ni Made Sari',
    phone: null,
    address: 'Jalan Cargo 1',
    hamlet: 'Tengah',
    occupation: 'Petani',
    occupationGroup: 'farmer',
    declaredIncomeIdr: '1000000',
    areaCode: '51.71.04.2008',
    workAreaCode: '51.71.04.2008',
    deceasedOn: null,
    flags: '',
  },
  memberships: [
    membership({ membershipId: 'm-bpu', segment: 'BPU', state: 'ACTIVE' }),
    membership({ membershipId: 'm-pu', segment: 'PU', state: 'REGISTERED', organisationId: 'hotel' }),
    membership({
      membershipId: 'm-old',
      segment: 'BPU',
      state: 'ENDED',
      endedOn: '2024-01-31',
      endReason: 'other',
      openedOn: '2023-01-01',
    }),
  ],
};

function membership(given: Partial<Life['memberships'][number]>): Life['memberships'][number] {
  return {
    membershipId: 'm',
    segment: 'BPU',
    organisationId: null,
    state: 'REGISTERED',
    openedOn: '2026-01-15',
    endedOn: null,
    endReason: null,
    occupation: '',
    wageIdr: null,
    ...given,
  };
}

interface World {
  readonly life: Life;
  readonly events: readonly LifeEvent[];
}

type Random = { readonly act: LifeAct; readonly on: string; readonly pick: number; readonly word: string };

const randomAct: fc.Arbitrary<Random> = fc.record({
  act: fc.constantFrom(
    'registry.report-death',
    'registry.move-worker',
    'registry.change-work',
    'registry.correct-worker',
    'registry.end-membership',
    'registry.restart-membership',
    'registry.undo-act',
    'registry.undo-act',
  ),
  on: fc.constantFrom('1979-12-31', '2026-02-01', '2026-06-30', '2026-10-01', '2026-11-15', '2026-11-16'),
  pick: fc.nat(30),
  word: fc.constantFrom('Petani', 'Nelayan', 'Ni Luh Sari', 'I Ketut Rai', 'Made'),
});

/** What the act decides, or the world as it was where it is refused. */
function after(world: World, { act, on, pick, word }: Random, number: number): World {
  const setting = { life: world.life, events: world.events, today };
  const ids = world.life.memberships.map(({ membershipId }) => membershipId);
  const membershipId = ids[pick % ids.length] ?? '';
  const undone = world.events[pick % Math.max(world.events.length, 1)]?.eventId ?? 'none';
  const villageCode = villages[pick % villages.length] ?? '';
  const decide: Record<LifeAct, () => Life> = {
    'registry.report-death': () => decideDeath(setting, { on }),
    'registry.move-worker': () =>
      decideMove(setting, { on, villageCode, villageName: 'Desa', hamlet: word, address: '' }),
    'registry.change-work': () =>
      decideWork(setting, {
        on,
        occupation: word,
        occupationGroup: word === 'Petani' ? 'farmer' : 'other',
        declaredIncomeIdr: pick % 2 === 0 ? null : String(pick),
      }),
    'registry.correct-worker': () =>
      decideCorrection(
        setting,
        pick % 2 === 0 ? { name: word } : { birthDate: `19${60 + pick}-01-01`, sex: 'P' },
      ),
    'registry.end-membership': () => decideEnd(setting, { membershipId, on, why: 'other' }),
    'registry.restart-membership': () =>
      decideRestart(setting, { membershipId, on, newMembershipId: `m-${number}` }),
    'registry.undo-act': () => decideUndo(setting, { eventId: undone }),
  };
  try {
    const life = decide[act]();
    const undoes = act === 'registry.undo-act' ? undone : null;
    const changes = lifeChanges(world.life, life);
    return {
      life,
      events: [...world.events, { eventId: `e-${number}`, act, effectiveOn: on, changes, undoes }],
    };
  } catch (refused) {
    if (!(refused instanceof Refusal)) throw refused;
    return world;
  }
}

function runAll(acts: readonly Random[]): World[] {
  const worlds: World[] = [{ life: aLife, events: [] }];
  for (const [number, act] of acts.entries())
    worlds.push(after(worlds.at(-1) ?? { life: aLife, events: [] }, act, number));
  return worlds;
}

/** Every value of a life, with whose it is. */
function valuesOf({ facts, memberships }: Life): string[] {
  return [
    ...workerFields.flatMap((field) => (facts[field] === null ? [] : [`worker ${field} ${facts[field]}`])),
    ...memberships.flatMap((one) =>
      membershipFields.flatMap((field) =>
        one[field] === null ? [] : [`${one.membershipId} ${field} ${one[field]}`],
      ),
    ),
  ];
}

function valuesBefore(events: readonly LifeEvent[]): string[] {
  return events.flatMap(({ changes }) =>
    changes.map(({ membershipId, field, was }) => `${membershipId ?? 'worker'} ${field} ${was}`),
  );
}

function lostValues(worlds: readonly World[]): string[] {
  const last = worlds.at(-1);
  if (!last) return [];
  const kept = new Set([...valuesOf(last.life), ...valuesBefore(last.events)]);
  return worlds.flatMap(({ life }) => valuesOf(life)).filter((value) => !kept.has(value));
}

const someActs = fc.array(randomAct, { minLength: 1, maxLength: 25 });

describe('random acts on a worker', () => {
  test('lose no value that was ever there: it stands, or an event of the history holds it', () => {
    fc.assert(
      fc.property(someActs, (acts) => {
        expect(lostValues(runAll(acts))).toEqual([]);
      }),
    );
  });

  test('control: a history that forgets one act has lost a value', () => {
    const worlds = runAll([{ act: 'registry.correct-worker', on: today, pick: 0, word: 'I Ketut Rai' }]);
    const forgetful = worlds.map((world) => ({ ...world, events: [] }));
    expect(lostValues(forgetful)).toEqual(['worker name I Wayan Sudarma']);
  });

  test('are told in full by their history: the changes, applied one after the other, lead to what stands', () => {
    fc.assert(
      fc.property(someActs, (acts) => {
        const { life, events } = runAll(acts).at(-1) ?? { life: aLife, events: [] };
        const told = new Map(valuePlaces(aLife));
        for (const change of events.flatMap(({ changes }) => changes)) {
          expect(told.get(placeOf(change)) ?? null).toBe(change.was);
          told.set(placeOf(change), change.is);
        }
        expect([...told].filter(([, value]) => value !== null).sort()).toEqual(
          valuePlaces(life)
            .filter(([, value]) => value !== null)
            .sort(),
        );
      }),
    );
  });

  test('leave one open membership of one’s own at most, and none to the dead', () => {
    fc.assert(
      fc.property(someActs, (acts) => {
        for (const { life } of runAll(acts)) {
          const open = life.memberships.filter(({ endedOn }) => endedOn === null);
          expect(open.filter(({ segment }) => segment === 'BPU').length).toBeLessThanOrEqual(1);
          expect(open.every(({ state }) => state !== 'ENDED')).toBe(true);
          if (lifeState(life) === 'DECEASED') expect(open).toEqual([]);
          for (const { openedOn, endedOn } of life.memberships)
            expect(endedOn === null || endedOn >= openedOn).toBe(true);
        }
      }),
    );
  });

  test('act only in the states that their table lists', () => {
    fc.assert(
      fc.property(someActs, (acts) => {
        const worlds = runAll(acts);
        for (const [number, world] of worlds.slice(1).entries()) {
          const before = worlds[number];
          if (!before || world.events.length === before.events.length) continue;
          const event = world.events.at(-1);
          const from = event && isLifeAct(event.act) ? lifeActs[event.act].from : [];
          expect(from.some((state) => state === lifeState(before.life))).toBe(true);
        }
      }),
    );
  });

  test('taken back at once leave the worker as he was, but for a membership that had been opened', () => {
    fc.assert(
      fc.property(someActs, randomAct, (acts, last) => {
        const before = runAll(acts).at(-1) ?? { life: aLife, events: [] };
        const done = after(before, last, 98);
        if (done === before || last.act === 'registry.undo-act') return;
        const undone = decideUndo({ life: done.life, events: done.events, today }, { eventId: 'e-98' });
        expect(undone.facts).toEqual(before.life.facts);
        const known = new Set(before.life.memberships.map(({ membershipId }) => membershipId));
        expect(
          lifeChanges(before.life, {
            ...undone,
            memberships: undone.memberships.filter((one) => known.has(one.membershipId)),
          }),
        ).toEqual([]);
        for (const opened of undone.memberships.filter((one) => !known.has(one.membershipId)))
          expect(opened.endedOn).toBe(opened.openedOn);
      }),
    );
  });
});

function placeOf({ membershipId, field }: LifeChange): string {
  return `${membershipId ?? 'worker'} ${field}`;
}

function valuePlaces({ facts, memberships }: Life): [string, string | null][] {
  return [
    ...workerFields.map((field): [string, string | null] => [`worker ${field}`, facts[field]]),
    ...memberships.flatMap((one) =>
      membershipFields.map((field): [string, string | null] => [`${one.membershipId} ${field}`, one[field]]),
    ),
  ];
}
