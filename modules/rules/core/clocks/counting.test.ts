import fc from 'fast-check';
import { expect, test } from 'vitest';
import { caseFields } from '#modules/rules/core/facts/index.ts';
import { startReading } from '#modules/rules/core/law/index.ts';
import { shippedLaw } from '#tests/support/law.ts';
import { type CountedGroup, counting, countingKind } from './counting.ts';
import { exactText } from './exact-text.ts';

function countedOf(given: Record<string, unknown>) {
  return countingKind.run(shippedLaw, caseFields({ year: 2026, ...given })).result;
}

// sponsor, workers, months, counted as (membership process book 908 p. 67)
test.each([
  ['government', 1_000, 3, '500', '500.00'],
  ['government', 1_000, 8, '1000', '1000.00'],
  ['government', 1_000, 6, '1000', '1000.00'],
  ['government', 1_000, 0, '0', '0.00'],
  ['government', 1_000, 1, '500/3', '166.67'],
  ['village', 1_001, 3, '500.5', '500.50'],
  ['village', 100, 5, '250/3', '83.33'],
  ['village', 1, 2, '1/3', '0.33'],
])('%s, %s workers x %s months count as %s (%s)', (sponsor, workers, months, counted, countedRounded) => {
  expect(countedOf({ sponsor, workers, months })).toMatchObject({ counted, countedRounded, workers });
});

test.each([
  [500, 4, '0'],
  [500, 5, '0'],
  [500, 6, '500'],
  [500, 12, '500'],
])('a firm’s %s workers x %s consecutive months count as %s', (workers, consecutiveMonths, counted) => {
  expect(countedOf({ sponsor: 'firm', workers, consecutiveMonths })).toMatchObject({ counted });
});

test('government and village months of one worker are counted together, a firm’s only if enough', () => {
  const groups = [
    { workers: 100, governmentMonths: 3, villageMonths: 3 },
    { workers: 100, governmentMonths: 2, villageMonths: 1 },
    { workers: 100, governmentMonths: 3, firmConsecutiveMonths: 5 },
    { workers: 100, governmentMonths: 3, firmConsecutiveMonths: 6 },
  ];
  expect(countedOf({ groups })).toMatchObject({ counted: '300', workers: 400 });
});

test.each([
  [{ sponsor: 'government', workers: 1, months: 13 }, 'number.out_of_range', 'months'],
  [{ sponsor: 'government', workers: -1, months: 3 }, 'number.out_of_range', 'workers'],
  [{ sponsor: 'firm', workers: 1, months: 6 }, 'field.missing', 'consecutiveMonths'],
  [{ sponsor: 'temple', workers: 1, months: 6 }, 'field.choice_unknown', 'sponsor'],
  [
    { groups: [{ workers: 1, governmentMonths: 8, villageMonths: 5 }] },
    'number.out_of_range',
    'groups[0].villageMonths',
  ],
  [{ sponsor: 'village', workers: 1, months: 3, year: 2014 }, 'parameter.before_first', 'year'],
])('%j is refused', (given, code, field) => {
  expect(() => countedOf(given)).toThrow(expect.objectContaining({ code, field }));
});

const group: fc.Arbitrary<CountedGroup> = fc.record({
  workers: fc.nat({ max: 1_000_000 }),
  publicMonths: fc.nat({ max: 7 }),
  firmMonths: fc.nat({ max: 7 }),
});

/** Parts of six that groups count as, read back from the text. */
function sixthsOf(groups: readonly CountedGroup[]): number {
  const { counted } = counting(startReading(shippedLaw), { year: '2026', groups }).result;
  const [above, below = '1'] = counted.split('/');
  return Math.round((Number(above) * 6) / Number(below));
}

/** True when counting is found to lose or win something by adding group to group, or counts a worker twice. */
function isUneven(sixths: (groups: readonly CountedGroup[]) => number): boolean {
  return fc.check(
    fc.property(group, group, (one, other) => {
      const together = sixths([one, other]);
      return together === sixths([one]) + sixths([other]) && together <= 6 * (one.workers + other.workers);
    }),
    { numRuns: 300, seed: 5 },
  ).failed;
}

test('groups add up, and nobody counts more than once', () => {
  expect(isUneven(sixthsOf)).toBe(false);
  const rounding = (groups: readonly CountedGroup[]) => 6 * Math.round(sixthsOf(groups) / 6);
  expect(isUneven(rounding), 'rounding before the sum is noticed').toBe(true);
});

test.each([
  [1n, 8n, '0.125'],
  [10n, 4n, '2.5'],
  [7n, 1n, '7'],
  [0n, 6n, '0'],
  [2n, 6n, '1/3'],
  [1n, 40n, '0.025'],
])('%s/%s is written %s', (numerator, denominator, text) => {
  expect(exactText(numerator, denominator)).toBe(text);
});
