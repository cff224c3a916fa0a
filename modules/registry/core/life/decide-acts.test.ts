import { describe, expect, test } from 'vitest';
import type { LifeEvent } from './index.ts';
import {
  decideCorrection,
  decideDeath,
  decideEnd,
  decideMove,
  decideRestart,
  decideUndo,
  decideWork,
  type Life,
  lifeChanges,
} from './index.ts';

const today = '2026-11-15';

const life: Life = {
  facts: {
    nik: '5171040101800001',
    name: 'I Wayan Sudarma',
    birthDate: '1980-01-01',
    birthPlace: '',
    sex: 'L',
    motherName: '',
    phone: null,
    address: '',
    hamlet: 'Tengah',
    occupation: 'Petani',
    occupationGroup: 'farmer',
    declaredIncomeIdr: null,
    areaCode: '51.71.04.2008.001',
    workAreaCode: '51.71.04.2008.001',
    deceasedOn: null,
    flags: 'phone.shared',
  },
  memberships: [
    {
      membershipId: 'm',
      segment: 'BPU',
      organisationId: null,
      state: 'REGISTERED',
      openedOn: '2026-01-15',
      endedOn: null,
      endReason: null,
      occupation: '',
      wageIdr: null,
    },
  ],
};

const setting = { life, events: [] as readonly LifeEvent[], today };
const move = { on: today, villageCode: '51.71.01.1003', villageName: 'Sesetan', hamlet: '', address: '' };
const work = { on: today, occupation: 'Nelayan', occupationGroup: 'fisher', declaredIncomeIdr: null };
const dead = { ...setting, life: decideDeath(setting, { on: '2026-10-10' }) };

describe('what is refused, by its own name', () => {
  test.each([
    ['worker.death_before_birth', () => decideDeath(setting, { on: '1979-12-31' })],
    ['worker.day_in_future', () => decideDeath(setting, { on: '2026-11-16' })],
    ['state.refused', () => decideDeath(dead, { on: today })],
    ['worker.lives_there_already', () => decideMove(setting, { ...move, villageCode: '51.71.04.2008' })],
    ['worker.lives_there_already', () => decideMove(setting, { ...move, villageCode: '51.71.04.2008.001' })],
    ['worker.not_a_village', () => decideMove(setting, { ...move, villageCode: '51.71.01' })],
    ['worker.move_before_birth', () => decideMove(setting, { ...move, on: '1979-12-31' })],
    ['state.refused', () => decideMove(dead, move)],
    ['worker.nothing_changed', () => decideWork(setting, { ...work, occupation: 'Petani' })],
    ['worker.work_before_birth', () => decideWork(setting, { ...work, on: '1979-12-31' })],
    ['worker.nothing_changed', () => decideCorrection(setting, { name: ' I  Wayan Sudarma ' })],
    ['worker.name_malformed', () => decideCorrection(setting, { name: 'Wayan 7' })],
    ['worker.phone_malformed', () => decideCorrection(setting, { phone: '12' })],
    ['worker.nik_malformed', () => decideCorrection(setting, { nik: '5171049901800001' })],
    ['worker.birth_in_future', () => decideCorrection(setting, { birthDate: '2026-11-16' })],
    ['worker.birth_after_membership', () => decideCorrection(setting, { birthDate: '2026-02-01' })],
    ['worker.birth_after_death', () => decideCorrection(dead, { birthDate: '2026-10-11' })],
    ['membership.not_found', () => decideEnd(setting, { membershipId: 'x', on: today, why: 'other' })],
    [
      'membership.ends_before_start',
      () => decideEnd(setting, { membershipId: 'm', on: '2026-01-14', why: 'other' }),
    ],
    ['state.refused', () => decideRestart(setting, { membershipId: 'm', on: today, newMembershipId: 'n' })],
    ['event.not_found', () => decideUndo(setting, { eventId: 'x' })],
  ])('%s (%#)', (code, decide) => {
    expect(decide).toThrow(expect.objectContaining({ code }));
  });
});

describe('a death', () => {
  test('ends the open memberships on that day, one opened later on the day it opened', () => {
    expect(dead.life.memberships[0]).toMatchObject({
      state: 'ENDED',
      endedOn: '2026-10-10',
      endReason: 'death',
    });
    const early = decideDeath(setting, { on: '2026-01-01' });
    expect(early.memberships[0]).toMatchObject({ state: 'ENDED', endedOn: '2026-01-15' });
  });
});

describe('a move', () => {
  test('takes the place of work along for who is paid no wage, and leaves that of a wage earner', () => {
    expect(decideMove(setting, move).facts.workAreaCode).toBe('51.71.01.1003');
    const [own] = life.memberships;
    if (!own) throw new Error('no membership');
    const earner = { ...life, memberships: [{ ...own, segment: 'PU' as const }] };
    expect(decideMove({ ...setting, life: earner }, move).facts.workAreaCode).toBe('51.71.04.2008.001');
  });

  test('is refused before a later move, which is named', () => {
    const later: LifeEvent = {
      eventId: 'e',
      act: 'registry.move-worker',
      effectiveOn: '2026-11-10',
      changes: [],
      undoes: null,
    };
    const decide = () => decideMove({ ...setting, events: [later] }, { ...move, on: '2026-11-09' });
    expect(decide).toThrow(
      expect.objectContaining({
        code: 'worker.later_act_stands',
        details: expect.objectContaining({ act: 'registry.move-worker', on: '2026-11-10' }),
      }),
    );
  });
});

describe('a correction', () => {
  test('flags anew what the NIK says of birth and sex, and keeps the other flags', () => {
    const corrected = decideCorrection(setting, { birthDate: '1980-02-01', sex: 'P' });
    expect(corrected.facts.flags).toBe('phone.shared,nik.birth_date_mismatch,nik.sex_mismatch');
    const back = decideCorrection({ ...setting, life: corrected }, { birthDate: '1980-01-01', sex: 'L' });
    expect(back.facts.flags).toBe('phone.shared');
  });
});

describe('taking back', () => {
  const corrected = decideCorrection(setting, { name: 'I Wayan Sudana' });
  const first: LifeEvent = {
    eventId: 'e1',
    act: 'registry.correct-worker',
    effectiveOn: today,
    changes: lifeChanges(life, corrected),
    undoes: null,
  };
  const again = decideCorrection({ ...setting, life: corrected }, { name: 'I Wayan Sudiana' });
  const second: LifeEvent = { ...first, eventId: 'e2', changes: lifeChanges(corrected, again) };

  test('is refused while a later act stands on it, which is named, and done once that one is taken back', () => {
    const both = { life: again, events: [first, second], today };
    expect(() => decideUndo(both, { eventId: 'e1' })).toThrow(
      expect.objectContaining({
        code: 'worker.later_act_stands',
        details: expect.objectContaining({ eventId: 'e2' }),
      }),
    );
    const undone = decideUndo(both, { eventId: 'e2' });
    const undoing: LifeEvent = {
      ...second,
      eventId: 'e3',
      undoes: 'e2',
      changes: lifeChanges(again, undone),
    };
    const events = [first, second, undoing];
    expect(decideUndo({ life: undone, events, today }, { eventId: 'e1' }).facts.name).toBe('I Wayan Sudarma');
    expect(() => decideUndo({ life: undone, events, today }, { eventId: 'e2' })).toThrow(
      expect.objectContaining({ code: 'event.undone_already' }),
    );
    expect(() => decideUndo({ life: undone, events, today }, { eventId: 'e3' })).toThrow(
      expect.objectContaining({ code: 'event.is_undo' }),
    );
  });

  test('of an end is refused while what was begun anew after it stands, which is named', () => {
    const ended = decideEnd(setting, { membershipId: 'm', on: today, why: 'other' });
    const end: LifeEvent = {
      ...first,
      eventId: 'end',
      act: 'registry.end-membership',
      changes: lifeChanges(life, ended),
    };
    const asked = { membershipId: 'm', on: today, newMembershipId: 'n' };
    const begun = decideRestart({ life: ended, events: [end], today }, asked);
    const restart: LifeEvent = {
      ...first,
      eventId: 'restart',
      act: 'registry.restart-membership',
      changes: lifeChanges(ended, begun),
    };
    expect(() => decideUndo({ life: begun, events: [end, restart], today }, { eventId: 'end' })).toThrow(
      expect.objectContaining({
        code: 'worker.later_act_stands',
        details: { act: 'registry.restart-membership', on: today, eventId: 'restart' },
      }),
    );
  });

  test('is refused where something else changed the value since', () => {
    const other = { ...life, facts: { ...life.facts, name: 'Orang Lain' } };
    expect(() => decideUndo({ life: other, events: [first], today }, { eventId: 'e1' })).toThrow(
      expect.objectContaining({ code: 'event.values_changed' }),
    );
  });
});
