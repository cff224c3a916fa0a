import { describe, expect, test } from 'vitest';
import { answerCase } from '#modules/rules/core/cases/index.ts';
import { shippedLaw } from '#tests/support/law.ts';

function answer(given: Readonly<Record<string, unknown>>) {
  return answerCase(shippedLaw, given);
}

describe('fee of an agent', () => {
  // scheme, month, new workers with two and three programmes, collected; acquisition, share, total
  test.each([
    ['office_sheet', '2026-11', 0, 30, '1104000', '450000', '165600', '615600', 'the sheet’s own check'],
    ['office_sheet', '2026-11', 30, 0, '504000', '300000', '75600', '375600', 'two programmes'],
    ['office_sheet', '2026-11', 10, 15, '720000', '325000', '108000', '433000', '25 suffice, of both'],
    ['office_sheet', '2026-11', 0, 24, '883200', '0', '132480', '132480', '24: the share only'],
    ['national', '2018-02', 50, 0, '840000', '500000', '63000', '563000', '50 new members, 7.5 %'],
    ['national', '2019-12', 49, 0, '823200', '0', '61740', '61740', '49: the share only'],
    ['national', '2019-12', 0, 0, '0', '0', '0', '0', 'an empty month'],
  ])('%s %s: %s + %s new, %s collected: %s + %s = %s', (...row) => {
    const [scheme, month, newWorkersTwo, newWorkersThree, collectedIdr, acquisition, share, totalIdr] = row;
    const facts = { scheme, month, newWorkersTwo, newWorkersThree, collectedIdr };
    const lines = [
      { fee: 'acquisition', amountIdr: acquisition },
      { fee: 'share', amountIdr: share },
    ];
    expect(answer({ kind: 'agent_fee', ...facts })).toMatchObject({ totalIdr, lines });
  });

  test('of the national scheme is not guessed after the last year it was seen in', () => {
    const given = { kind: 'agent_fee', scheme: 'national', month: '2020-01', collectedIdr: '1000' };
    expect(answer(given)).toMatchObject({ error: { code: 'parameter.not_yet_known', field: 'month' } });
    expect(answer({ ...given, provisional: true })).toMatchObject({ totalIdr: '75', provisional: true });
    expect(answer({ ...given, month: '2018-01' })).toMatchObject({
      error: { code: 'parameter.before_first', field: 'month' },
    });
  });
});

describe('an agent who started in January 2026', () => {
  const worked = (...months: string[]) => months.map((month) => ({ month, newWorkers: 1 }));

  // months with work, day; state, empty months, off since, may return
  test.each([
    [[], '2026-03-31', 'ACTIVE', 2, null, null, 'the third month has not ended'],
    [[], '2026-04-01', 'OFF', 3, '2026-04-01', '2026-10-01', 'three empty months in a row'],
    [['2026-03'], '2026-05-31', 'ACTIVE', 1, null, null, 'a month with work starts anew'],
    [['2026-03'], '2026-07-01', 'OFF', 3, '2026-07-01', '2027-01-01', 'and three more end it'],
    [['2026-05'], '2026-06-15', 'OFF', 5, '2026-04-01', '2026-10-01', 'work while off does not count'],
    [['2026-10'], '2026-10-20', 'ACTIVE', 0, null, null, 'back after six months'],
    [['2026-10'], '2027-02-01', 'OFF', 3, '2027-02-01', '2027-08-01', 'and off again'],
    [['2026-01'], '2026-01-05', 'ACTIVE', 0, null, null, 'the first month'],
  ])('with work in %o, on %s: %s, %s empty, off since %s, back from %s', (...row) => {
    const [months, on, state, emptyMonths, offOn, mayReturnOn] = row;
    const given = { kind: 'agent_licence', startMonth: '2026-01', on, activity: worked(...months) };
    expect(answer(given)).toMatchObject({ state, emptyMonths, offOn, mayReturnOn });
  });

  test('stays active by contributions collected alone', () => {
    const activity = [{ month: '2026-03', collectedIdr: '16800' }];
    const given = { kind: 'agent_licence', startMonth: '2026-01', on: '2026-05-31', activity };
    expect(answer(given)).toMatchObject({ state: 'ACTIVE' });
  });

  test.each([
    [{ on: '2025-12-31' }, 'period.reversed', 'on'],
    [{ activity: [{ month: '2026-13' }] }, 'month.invalid', 'activity[0].month'],
    [{ activity: undefined }, 'field.missing', 'activity'],
  ])('%o is refused: %s at %s', (wrong, code, field) => {
    const sound = { kind: 'agent_licence', startMonth: '2026-01', on: '2026-05-31', activity: [] };
    expect(answer({ ...sound, ...wrong })).toEqual({ id: null, error: { code, field } });
  });
});
