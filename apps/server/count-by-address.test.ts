import { expect, test } from 'vitest';
import { countByAddress } from './count-by-address.ts';

test('an address is within the limit so many times a window, each for itself', () => {
  const counts = countByAddress({ most: 2, seconds: 60 });
  expect([0, 1, 2].map(() => counts.count('a', 1_000))).toEqual([true, true, false]);
  expect(counts.isWithin('a', 59_999)).toBe(false);
  expect(counts.count('b', 2_000)).toBe(true);
  expect(counts.isWithin('b', 2_000)).toBe(true);
});

test('the next window begins anew', () => {
  const counts = countByAddress({ most: 1, seconds: 60 });
  expect(counts.count('a', 59_999)).toBe(true);
  expect(counts.count('a', 59_999)).toBe(false);
  expect(counts.count('a', 60_000)).toBe(true);
});
