import { describe, expect, test } from 'vitest';
import { roles } from '#platform/core/roles.ts';
import {
  lifeActNames,
  lifeActs,
  lifeStates,
  mayActOnWorker,
  mayChangeMembership,
  mayDecide,
  membershipStateAfter,
  membershipStates,
  membershipTransitions,
  needsSecondPerson,
  proposalActNames,
  proposalActs,
  proposalStates,
} from './index.ts';

/** Every way that there is, written out a second time as an official would read it. */
const ways: readonly string[] = [
  'REQUESTED accept-request REGISTERED',
  'REGISTERED record-first-payment ACTIVE',
  'ACTIVE lapse LAPSED',
  'LAPSED record-payment-after-lapse ACTIVE',
  'REGISTERED registry.end-membership ENDED',
  'ACTIVE registry.end-membership ENDED',
  'LAPSED registry.end-membership ENDED',
  'ENDED registry.restart-membership REGISTERED',
];

const acts = [
  'accept-request',
  'record-first-payment',
  'lapse',
  'record-payment-after-lapse',
  'registry.end-membership',
  'registry.restart-membership',
] as const;

describe('the states of a membership', () => {
  test('change in the listed ways and in no other', () => {
    expect(Object.keys(membershipTransitions).sort()).toEqual([...acts].sort());
    const found = membershipStates.flatMap((state) =>
      acts.flatMap((act) => {
        const after = membershipStateAfter(act, state);
        return after === null ? [] : [`${state} ${act} ${after}`];
      }),
    );
    expect([...found].sort()).toEqual([...ways].sort());
  });

  test('are all reached, and none is a dead end but by the act of a person', () => {
    const reached = new Set<string>(Object.values(membershipTransitions).map(({ to }) => to));
    expect(membershipStates.filter((state) => !reached.has(state))).toEqual(['REQUESTED']);
  });

  test('become ACTIVE by a payment alone, never by a person of the registry', () => {
    const toActive = acts.filter((act) => membershipTransitions[act].to === 'ACTIVE');
    expect(toActive).toEqual(['record-first-payment', 'record-payment-after-lapse']);
    for (const act of toActive)
      for (const role of roles)
        for (const state of membershipStates)
          expect(mayChangeMembership(act, { segment: 'BPU', state }, role)).toBe(false);
  });

  test('let a village end what a resident pays himself, not what an employer pays', () => {
    const end = (segment: 'PU' | 'BPU') =>
      mayChangeMembership('registry.end-membership', { segment, state: 'ACTIVE' }, 'village');
    expect([end('BPU'), end('PU')]).toEqual([true, false]);
  });
});

describe('the table of acts on a worker', () => {
  test.each(lifeActNames)(
    '%s is allowed in the states and to the roles it lists, and refused otherwise',
    (act) => {
      const allowed = lifeStates.flatMap((state) =>
        roles.filter((role) => mayActOnWorker(act, state, role)).map((role) => `${state} ${role}`),
      );
      const listed = lifeActs[act].from.flatMap((state) =>
        lifeActs[act].roles.map((role) => `${state} ${role}`),
      );
      expect(allowed.sort()).toEqual(listed.sort());
      expect(
        allowed.some((one) => one.endsWith('auditor') || one.endsWith('admin') || one.endsWith('government')),
      ).toBe(false);
    },
  );

  test('asks a second person for a death, for a move out of the area, and for taking either back', () => {
    const asked = lifeActNames.flatMap((act) =>
      [true, false].flatMap((leavesArea) =>
        needsSecondPerson(act, { leavesArea, undone: null }) ? [`${act} ${leavesArea}`] : [],
      ),
    );
    expect(asked).toEqual([
      'registry.report-death true',
      'registry.report-death false',
      'registry.move-worker true',
    ]);
    const undo = (undone: (typeof lifeActNames)[number], leavesArea: boolean) =>
      needsSecondPerson('registry.undo-act', { leavesArea, undone });
    expect(undo('registry.report-death', false)).toBe(true);
    expect(undo('registry.move-worker', true)).toBe(true);
    expect(undo('registry.move-worker', false)).toBe(false);
    expect(undo('registry.correct-worker', true)).toBe(false);
  });
});

describe('deciding a proposal', () => {
  const maker = 'orang-1';
  const allowed = proposalActNames.flatMap((act) =>
    proposalStates.flatMap((state) =>
      roles.flatMap((role) =>
        [maker, 'orang-2']
          .filter((personKey) =>
            mayDecide(
              act,
              { state, makerKey: maker, makerAccountId: 'akun-1' },
              { role, personKey, accountId: 'akun-2' },
            ),
          )
          .map((personKey) => `${act} ${state} ${role} ${personKey}`),
      ),
    ),
  );

  test('is the supervisor’s who is not the one who proposed; to withdraw is the maker’s own', () => {
    expect(allowed).toEqual([
      'registry.approve-proposal pending office_supervisor orang-2',
      'registry.reject-proposal pending office_supervisor orang-2',
      'registry.withdraw-proposal pending office_staff orang-1',
      'registry.withdraw-proposal pending office_supervisor orang-1',
      'registry.withdraw-proposal pending village orang-1',
    ]);
  });

  test('is never the account’s own that proposed, also where its person is told by another key since', () => {
    const proposal = { state: 'pending', makerKey: maker, makerAccountId: 'akun-1' } as const;
    const since = { role: 'office_supervisor', personKey: 'orang-2', accountId: 'akun-1' } as const;
    expect(mayDecide('registry.approve-proposal', proposal, since)).toBe(false);
    expect(mayDecide('registry.withdraw-proposal', proposal, since)).toBe(true);
  });

  test('ends in a state in which nothing more is decided', () => {
    for (const act of proposalActNames)
      expect(allowed.some((one) => one.includes(` ${proposalActs[act].to} `))).toBe(false);
  });
});
