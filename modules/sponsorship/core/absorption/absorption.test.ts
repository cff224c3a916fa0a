import { describe, expect, test } from 'vitest';
import { addStages, type BudgetStages, forecastLapse, noStages, shareText } from './absorption.ts';
import { daysBetween, depositAgeOf } from './deposit-ages.ts';

const budget: BudgetStages = {
  ceilingIdr: 10_080_000n,
  freeIdr: 2_000_000n,
  reservedIdr: 3_000_000n,
  billedIdr: 1_080_000n,
  paidIdr: 4_000_000n,
  absorbedIdr: 1_500_000n,
  lapsedIdr: 0n,
};

describe('what a budget stands to lose', () => {
  test('is what is free, and what is promised and unpaid, with the days that are left', () => {
    const at = (today: string) => forecastLapse(budget, { year: 2026, today });
    expect(at('2026-11-21')).toEqual({ lapsesIdr: 2_000_000n, unpaidIdr: 4_080_000n, daysLeft: 41 });
    expect(at('2026-12-31').daysLeft).toBe(1);
    expect(at('2027-01-01').daysLeft).toBe(0);
  });

  test('adds up over budgets, stage by stage', () => {
    const both = addStages(budget, addStages(budget, noStages));
    expect(both.ceilingIdr).toBe(both.freeIdr + both.reservedIdr + both.billedIdr + both.paidIdr);
    expect(both.absorbedIdr).toBe(3_000_000n);
  });
});

describe('a share', () => {
  test.each([
    [1n, 3n, '33.3'],
    [2n, 3n, '66.7'],
    [1n, 1n, '100'],
    [0n, 5n, '0'],
    [5n, 0n, '0'],
  ])('%d of %d is %s percent', (part, whole, text) => {
    expect(shareText(part, whole)).toBe(text);
  });
});

describe('the age of money that has not come', () => {
  test.each([
    ['2026-06-01', '2026-06-08', 'week'],
    ['2026-06-01', '2026-06-09', 'month'],
    ['2026-06-01', '2026-07-01', 'month'],
    ['2026-06-01', '2026-07-02', 'two_months'],
    ['2026-06-01', '2026-07-31', 'two_months'],
    ['2026-06-01', '2026-08-01', 'longer'],
  ])('billed on %s and missing on %s is %s', (billedOn, today, age) => {
    expect(depositAgeOf(daysBetween(billedOn, today))).toBe(age);
  });
});
