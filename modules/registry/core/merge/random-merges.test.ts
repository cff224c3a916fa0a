import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  decideCorrection,
  decideDeath,
  decideEnd,
  decideMove,
  decideRestart,
  decideWork,
  type Life,
  type LifeSetting,
  workerFields,
} from '#modules/registry/core/life/index.ts';
import { Refusal } from '#platform/core/errors.ts';
import {
  decideMerge,
  decideUnmerge,
  type MergeChoices,
  type MergeOutcome,
  type MergeRecord,
  recordChanges,
} from './index.ts';
import { pair } from './random-records.ts';

const today = '2026-11-15';
type Pair = { readonly survivor: MergeRecord; readonly merged: MergeRecord; readonly choices: MergeChoices };

function merge(given: Pair): MergeOutcome {
  return decideMerge({ ...given, today, newId: (id) => `copy of ${id}` });
}

function unmerge(given: Pair, done: MergeOutcome, now: MergeRecord) {
  return decideUnmerge({ before: given, after: done.survivor, moves: done.moves, now, today });
}

const laterAct = fc.record({
  kind: fc.constantFrom('death', 'move', 'work', 'name', 'birth', 'end', 'end', 'restart', 'restart'),
  pick: fc.nat(20),
  on: fc.constantFrom('2026-10-20', '2026-11-01', '2026-11-15'),
});

/** The survivor after acts that the registry allows; what it refuses leaves him as he was. */
function later(
  record: MergeRecord,
  acts: readonly { kind: string; pick: number; on: string }[],
): MergeRecord {
  return acts.reduce((standing, act, number) => {
    try {
      return withLife(standing, decided(standing, act, number));
    } catch (refused) {
      if (!(refused instanceof Refusal)) throw refused;
      return standing;
    }
  }, record);
}

function decided(
  standing: MergeRecord,
  { kind, pick, on }: { kind: string; pick: number; on: string },
  number: number,
): Life {
  const setting: LifeSetting = { life: standing, events: [], today };
  const ids = standing.memberships.map(({ membershipId }) => membershipId);
  const membershipId = ids[pick % Math.max(ids.length, 1)] ?? '';
  switch (kind) {
    case 'death':
      return decideDeath(setting, { on });
    case 'move':
      return decideMove(setting, {
        on,
        villageCode: '51.04.01.2001',
        villageName: 'Batubulan',
        hamlet: '',
        address: '',
      });
    case 'work':
      return decideWork(setting, {
        on,
        occupation: `Kerja ${pick}`,
        occupationGroup: 'trader',
        declaredIncomeIdr: null,
      });
    case 'name':
      return decideCorrection(setting, { name: 'I Wayan Sudharma' });
    case 'birth':
      return decideCorrection(setting, { birthDate: '1981-02-02', address: `Gang ${pick}` });
    case 'end':
      return decideEnd(setting, { membershipId, on, why: 'other' });
    default:
      return decideRestart(setting, { membershipId, on, newMembershipId: `later-${number}` });
  }
}

function withLife(before: MergeRecord, life: Life): MergeRecord {
  return {
    ...before,
    facts: life.facts,
    memberships: life.memberships.map((one) => ({
      ...one,
      kpj: before.memberships.find(({ membershipId }) => membershipId === one.membershipId)?.kpj ?? null,
    })),
  };
}

function openKinds({ memberships }: MergeRecord): string[] {
  return memberships
    .filter(({ endedOn }) => endedOn === null)
    .map(({ segment, organisationId }) => (segment === 'BPU' ? 'BPU' : String(organisationId)));
}

describe('two records of one person', () => {
  test('stand exactly as before once the merge is taken back', () => {
    fc.assert(
      fc.property(pair, (given) => {
        const done = merge(given);
        const back = unmerge(given, done, done.survivor);
        expect(back.survivor).toEqual(given.survivor);
        expect(back.merged).toEqual(given.merged);
      }),
    );
  });

  test('control: taking back with a survivor that forgot what he had before does not', () => {
    const differing = fc.sample(pair, 200).find((given) => {
      const done = merge(given);
      // Where the NIK was taken over, forgetting is refused by name.
      const keepsNik = done.survivor.facts.nik === given.survivor.facts.nik;
      return keepsNik && recordChanges(given.survivor, done.survivor).length > 0;
    });
    if (!differing) throw new Error('no sample in which the merge changes anything');
    const done = merge(differing);
    const forgetful = unmerge({ ...differing, survivor: done.survivor }, done, done.survivor);
    expect(forgetful.survivor).not.toEqual(differing.survivor);
  });

  test('keep every value of either: it stands with the survivor, or with the record that was merged', () => {
    fc.assert(
      fc.property(pair, (given) => {
        const done = merge(given);
        expect(done.merged.facts).toEqual(given.merged.facts);
        for (const field of workerFields) {
          if (field === 'flags') continue;
          expect([given.survivor.facts[field], given.merged.facts[field]]).toContain(
            done.survivor.facts[field],
          );
        }
        expect(done.moves.map(({ from }) => from)).toEqual(
          given.merged.memberships.map(({ membershipId }) => membershipId),
        );
        for (const custodian of [...given.survivor.custodians, ...given.merged.custodians])
          expect(done.survivor.custodians).toContain(custodian);
      }),
    );
  });

  test('leave one open membership of a kind, none of it with the merged record, none to the dead', () => {
    fc.assert(
      fc.property(pair, (given) => {
        const { survivor, merged } = merge(given);
        expect(new Set(openKinds(survivor)).size).toBe(openKinds(survivor).length);
        expect(openKinds(merged)).toEqual([]);
        if (survivor.facts.deceasedOn !== null) expect(openKinds(survivor)).toEqual([]);
      }),
    );
  });
});

describe('a merge taken back after other acts', () => {
  const story = fc.tuple(pair, fc.array(laterAct, { minLength: 1, maxLength: 8 }));

  test('keeps what those acts changed and puts back everything else', () => {
    fc.assert(
      fc.property(story, ([given, acts]) => {
        const done = merge(given);
        const now = later(done.survivor, acts);
        const back = unmergeOrNull(given, done, now);
        if (!back) return;
        for (const field of workerFields) {
          if (field === 'flags' || now.facts[field] === done.survivor.facts[field]) continue;
          expect(back.survivor.facts[field]).toBe(now.facts[field]);
        }
        for (const field of singly)
          if (now.facts[field] === done.survivor.facts[field])
            expect(back.survivor.facts[field]).toBe(given.survivor.facts[field]);
      }),
    );
  });

  test('leaves with the survivor what was opened since, and gives back every membership that had come along', () => {
    fc.assert(
      fc.property(story, ([given, acts]) => {
        const done = merge(given);
        const now = later(done.survivor, acts);
        const back = unmergeOrNull(given, done, now);
        if (!back) return;
        const opened = now.memberships.filter(({ membershipId }) => membershipId.startsWith('later-'));
        const ids = back.survivor.memberships.map(({ membershipId }) => membershipId);
        const expected = [...given.survivor.memberships, ...opened].map(({ membershipId }) => membershipId);
        expect([...ids].sort()).toEqual([...expected].sort());
        expect(back.merged.memberships.map(({ membershipId }) => membershipId)).toEqual(
          given.merged.memberships.map(({ membershipId }) => membershipId),
        );
        expect(back.merged.facts).toEqual(given.merged.facts);
        expect(new Set(openKinds(back.survivor)).size).toBe(openKinds(back.survivor).length);
        for (const { openedOn, endedOn } of [...back.survivor.memberships, ...back.merged.memberships])
          expect(endedOn === null || endedOn >= openedOn).toBe(true);
      }),
    );
  });

  /** Fields that belong to no other. */
  const singly = [
    'nik',
    'name',
    'birthDate',
    'birthPlace',
    'sex',
    'motherName',
    'phone',
    'workAreaCode',
    'deceasedOn',
  ] as const;

  function unmergeOrNull(given: Pair, done: MergeOutcome, now: MergeRecord) {
    try {
      return unmerge(given, done, now);
    } catch (refused) {
      if (!(refused instanceof Refusal)) throw refused;
      expect(['merge.dead_with_membership', 'worker.birth_after_death']).toContain(refused.code);
      return null;
    }
  }
});
