import { describe, expect, test } from 'vitest';
import type { WorkerView } from '#modules/registry/web/api/index.ts';
import { deathCaseOf } from './death-case.ts';

function membership(given: Partial<WorkerView['memberships'][number]>): WorkerView['memberships'][number] {
  return {
    membershipId: '00000000-0000-7000-8000-000000000001',
    segment: 'BPU',
    state: 'ENDED',
    organisation: null,
    kpj: null,
    openedOn: '2026-06-01',
    endedOn: '2026-08-20',
    endReason: 'death',
    occupation: '',
    wageIdr: null,
    listId: null,
    ...given,
  };
}

describe('the case of a death', () => {
  test.each([
    ['2026-08-20', 2],
    ['2026-09-01', 3],
    ['2027-06-01', 12],
    ['2026-06-01', 0],
  ])('on %s counts %i whole months from the beginning', (deceasedOn, monthsOfMembership) => {
    const memberships = [membership({ endedOn: deceasedOn })];
    expect(deathCaseOf({ deceasedOn, memberships })).toMatchObject({ segment: 'BPU', monthsOfMembership });
  });

  test('is of the employer’s membership where both stood, and of none that ended before or was only asked for', () => {
    const deceasedOn = '2026-08-20';
    const employed = membership({ segment: 'PU', openedOn: '2020-01-01' });
    expect(deathCaseOf({ deceasedOn, memberships: [membership({}), employed] })).toMatchObject({
      segment: 'PU',
      monthsOfMembership: 79,
    });
    const undone = membership({ openedOn: deceasedOn, endReason: 'undone' });
    expect(deathCaseOf({ deceasedOn, memberships: [undone, membership({})] })).toMatchObject({
      monthsOfMembership: 2,
    });
    expect(deathCaseOf({ deceasedOn, memberships: [undone] })).toBeNull();
    const earlier = [
      membership({ endedOn: '2026-08-19' }),
      membership({ state: 'REQUESTED', endedOn: null }),
    ];
    expect(deathCaseOf({ deceasedOn, memberships: earlier })).toBeNull();
    expect(deathCaseOf({ deceasedOn: null, memberships: [membership({})] })).toBeNull();
  });
});
