import { describe, expect, test } from 'vitest';
import { candidateOutcomeOf, candidateReasons, isOpenList, meterOf, standingOfSteps } from './index.ts';

describe('the outcome of a candidate', () => {
  test('is that of the gravest reason, and ready without any', () => {
    expect(candidateOutcomeOf([])).toBe('ready');
    expect(candidateOutcomeOf(['worker.also_wage_earner'])).toBe('warning');
    expect(candidateOutcomeOf(['worker.also_wage_earner', 'village.outside'])).toBe('fix');
    expect(candidateOutcomeOf(['village.outside', 'worker.deceased', 'worker.also_candidate'])).toBe(
      'rejected',
    );
  });

  test('stays what it is for whoever is over the quota: he waits, nothing speaks against him', () => {
    expect(candidateOutcomeOf(['quota.over'])).toBe('ready');
    expect(candidateOutcomeOf(['quota.over', 'worker.too_old'])).toBe('rejected');
  });

  test('says for each reason who can act', () => {
    for (const { mender } of Object.values(candidateReasons)) expect(mender).not.toBe('');
  });
});

describe('the steps of a list', () => {
  test('are done behind it, now where it stands, ahead before it', () => {
    expect(standingOfSteps('verified').map(({ standing }) => standing)).toEqual([
      ...['done', 'done', 'now'],
      ...['ahead', 'ahead', 'ahead'],
    ]);
  });

  test('are all done once it is paid, and none where it was withdrawn', () => {
    expect(new Set(standingOfSteps('paid').map(({ standing }) => standing))).toEqual(new Set(['done']));
    expect(standingOfSteps('withdrawn')).toEqual([]);
  });

  test('let people be put on it until it is approved', () => {
    const states = ['draft', 'proposed', 'verified', 'approved', 'billed', 'paid', 'withdrawn'];
    expect(states.filter(isOpenList)).toEqual(['draft', 'proposed', 'verified']);
  });
});

describe('the meter of a quota', () => {
  test('never shows more places taken than there are, nor fewer free than none', () => {
    expect(meterOf({ quota: 100, payable: 60, reserve: 0 })).toEqual({ taken: 60, free: 40, waiting: 0 });
    expect(meterOf({ quota: 100, payable: 100, reserve: 7 })).toEqual({ taken: 100, free: 0, waiting: 7 });
    expect(meterOf({ quota: 5, payable: 9, reserve: 0 })).toEqual({ taken: 5, free: 0, waiting: 0 });
  });
});
