import { expect, test } from 'vitest';
import { isLagging, isLapsingSoon, isShortTerm } from '#modules/sponsorship/core/counting/index.ts';
import { lastPaidMonth } from '#modules/sponsorship/core/terms/index.ts';
import { conversionPercent, daysUntil } from './handover-words.ts';

test.each([
  [{ ended: 7, converted: 2, waiting: 3 }, 50],
  [{ ended: 3, converted: 1, waiting: 0 }, 33],
  [{ ended: 2, converted: 0, waiting: 0 }, 0],
  [{ ended: 4, converted: 0, waiting: 4 }, null],
  [{ ended: 0, converted: 0, waiting: 0 }, null],
])('%o went on by themselves: %s percent', (rate, percent) => {
  expect(conversionPercent(rate)).toBe(percent);
});

test('days are counted to the last day of a term, over New Year and past it', () => {
  expect(daysUntil('2026-11-15', '2026-12-31')).toBe(46);
  expect(daysUntil('2026-12-31', '2026-12-31')).toBe(0);
  expect(daysUntil('2027-01-02', '2026-12-31')).toBe(-2);
});

test('a term pays to its last month, to the one it was ended after, or for none', () => {
  const span = { firstMonth: '2026-07', lastMonth: '2026-12' };
  expect(lastPaidMonth({ ...span, state: 'running', endedAfter: '' })).toBe('2026-12');
  expect(lastPaidMonth({ ...span, state: 'released', endedAfter: '2026-09' })).toBe('2026-09');
  expect(lastPaidMonth({ ...span, state: 'released', endedAfter: '2026-06' })).toBeNull();
});

test('a term is too short below four months', () => {
  expect([3, 4].map(isShortTerm)).toEqual([true, false]);
});

test('money is warned of in the last 120 days of its year', () => {
  const days = ['2026-09-01', '2026-09-02', '2026-12-31', '2027-01-01'];
  expect(days.map((day) => isLapsingSoon(day, 2026))).toEqual([false, true, true, false]);
});

test('a village lags when less than half of its places are taken once the programme has begun', () => {
  const village = { today: '2026-06-10', startMonth: '2026-06', quota: 100, onLists: 49 };
  expect(isLagging(village)).toBe(true);
  expect(isLagging({ ...village, onLists: 50 })).toBe(false);
  expect(isLagging({ ...village, startMonth: '2026-07' })).toBe(false);
  expect(isLagging({ ...village, quota: 0, onLists: 0 })).toBe(false);
});
