import { describe, expect, test } from 'vitest';
import { decideMerge, decideUnmerge, defaultChoices, type MergeRecord } from './index.ts';

const today = '2026-11-15';

function aRecord(
  facts: Partial<MergeRecord['facts']>,
  memberships: MergeRecord['memberships'] = [],
): MergeRecord {
  return {
    facts: {
      nik: '5171040101800001',
      name: 'I Wayan Sudarma',
      birthDate: '1980-01-01',
      birthPlace: '',
      sex: 'L',
      motherName: '',
      phone: null,
      address: '',
      hamlet: '',
      occupation: '',
      occupationGroup: 'other',
      declaredIncomeIdr: null,
      areaCode: '51.71.04.2008',
      workAreaCode: '',
      deceasedOn: null,
      flags: '',
      ...facts,
    },
    memberships,
    custodians: [],
  };
}

function own(override: Partial<MergeRecord['memberships'][number]>): MergeRecord['memberships'][number] {
  return {
    membershipId: 'a',
    segment: 'BPU',
    organisationId: null,
    state: 'REGISTERED',
    openedOn: '2026-03-10',
    endedOn: null,
    endReason: null,
    occupation: '',
    wageIdr: null,
    kpj: null,
    ...override,
  };
}

const nik = '5171041101800002';

function merged(survivor: MergeRecord, other: MergeRecord) {
  const choices = defaultChoices(survivor.facts, other.facts);
  return decideMerge({ survivor, merged: other, choices, today, newId: (id) => `copy of ${id}` });
}

describe('merging two records', () => {
  test('keeps the survivor’s values, and takes what only the other record knows', () => {
    const survivor = aRecord({ motherName: 'Ni Made Sari', areaCode: '', hamlet: '' });
    const other = aRecord({ nik, motherName: 'Ni Made Sri', birthPlace: 'Tabanan', hamlet: 'Tengah' });
    expect(merged(survivor, other).survivor.facts).toMatchObject({
      nik: '5171040101800001',
      motherName: 'Ni Made Sari',
      birthPlace: 'Tabanan',
      areaCode: '51.71.04.2008',
      hamlet: 'Tengah',
    });
  });

  test('joins two open memberships of one’s own into one, since the earlier day and in the better state', () => {
    const survivor = aRecord({}, [own({})]);
    const other = aRecord({ nik }, [
      own({ membershipId: 'b', state: 'ACTIVE', openedOn: '2026-01-05', kpj: '1' }),
    ]);
    const { survivor: after, merged: rest, moves } = merged(survivor, other);
    expect(after.memberships).toEqual([own({ state: 'ACTIVE', openedOn: '2026-01-05', kpj: '1' })]);
    expect(rest.memberships).toMatchObject([{ state: 'ENDED', endedOn: today, endReason: 'merged' }]);
    expect(moves).toEqual([{ from: 'b', to: 'a', how: 'joined' }]);
  });

  test('lets two employers stand beside each other', () => {
    const survivor = aRecord({}, [own({ segment: 'PU', organisationId: 'hotel' })]);
    const other = aRecord({ nik }, [own({ membershipId: 'b', segment: 'PU', organisationId: 'vila' })]);
    expect(merged(survivor, other).survivor.memberships).toMatchObject([
      { membershipId: 'a', organisationId: 'hotel', endedOn: null },
      { membershipId: 'copy of b', organisationId: 'vila', endedOn: null },
    ]);
  });

  test('ends what is open when one record knows of the death', () => {
    const survivor = aRecord({}, [own({})]);
    const after = merged(survivor, aRecord({ nik, deceasedOn: '2026-05-01' })).survivor;
    expect(after.facts.deceasedOn).toBe('2026-05-01');
    expect(after.memberships).toMatchObject([{ state: 'ENDED', endedOn: '2026-05-01', endReason: 'death' }]);
  });

  test('refuses a birth that the other record’s death or membership contradicts', () => {
    const dead = aRecord({ nik, deceasedOn: '1979-05-01' });
    expect(() => merged(aRecord({}), dead)).toThrow('worker.birth_after_death');
    const early = aRecord({ nik }, [own({ openedOn: '1979-01-01' })]);
    expect(() => merged(aRecord({}), early)).toThrow('worker.birth_after_membership');
  });

  test('compares birth and sex with the NIK that stands', () => {
    const other = aRecord({ nik, flags: 'phone.shared' });
    expect(merged(aRecord({ birthDate: '1980-01-11' }), other).survivor.facts.flags).toBe(
      'phone.shared,nik.birth_date_mismatch',
    );
  });
});

describe('taking a merge back', () => {
  const before = {
    survivor: aRecord({}, [own({})]),
    merged: aRecord({ nik }, [own({ membershipId: 'b', segment: 'PU', organisationId: 'vila' })]),
  };
  const done = merged(before.survivor, before.merged);
  const back = (now: MergeRecord) =>
    decideUnmerge({ before, after: done.survivor, moves: done.moves, now, today });

  test('gives the end of a membership that had come along back with it', () => {
    const now = {
      ...done.survivor,
      memberships: done.survivor.memberships.map((one) =>
        one.membershipId === 'copy of b'
          ? { ...one, state: 'ENDED' as const, endedOn: '2026-11-10', endReason: 'other' }
          : one,
      ),
    };
    expect(back(now).merged.memberships).toMatchObject([{ membershipId: 'b', endedOn: '2026-11-10' }]);
  });

  test('leaves a death with the one who died', () => {
    const now = {
      ...done.survivor,
      facts: { ...done.survivor.facts, deceasedOn: '2026-11-01' },
      memberships: done.survivor.memberships.map((one) => ({
        ...one,
        state: 'ENDED' as const,
        endedOn: '2026-11-01',
        endReason: 'death',
      })),
    };
    const { survivor, merged: other } = back(now);
    expect([survivor.facts.deceasedOn, other.facts.deceasedOn]).toEqual(['2026-11-01', null]);
    expect(survivor.memberships).toMatchObject([{ state: 'ENDED' }]);
    expect(other.memberships).toMatchObject([{ state: 'REGISTERED', endedOn: null }]);
  });

  test('keeps a custodian who came since, and lets go one who came with the merge', () => {
    const custodied = { ...before.merged, custodians: ['bumdes'] };
    const joined = merged(before.survivor, custodied);
    const { survivor } = decideUnmerge({
      before: { ...before, merged: custodied },
      after: joined.survivor,
      moves: joined.moves,
      now: { ...joined.survivor, custodians: ['bumdes', 'subak'] },
      today,
    });
    expect(survivor.custodians).toEqual(['subak']);
  });

  test('is refused where the survivor has since been given the other record’s NIK', () => {
    const now = { ...done.survivor, facts: { ...done.survivor.facts, nik } };
    expect(() => back(now)).toThrow('merge.nik_stands');
  });
});
