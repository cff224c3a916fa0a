import { expect, test } from 'vitest';
import { accountDelaySeconds, addressDelaySeconds } from './lockout.ts';
import { isSessionLive } from './session-limits.ts';

test('the delay begins with the fifth failure, doubles to an hour, and ends in a hard stop', () => {
  const delays = [1, 4, 5, 6, 7, 11, 12, 99, 100, 1000].map(accountDelaySeconds);
  expect(delays).toEqual([0, 0, 30, 60, 120, 1920, 3600, 3600, null, null]);
});

test('an address waits a quarter of an hour after a hundred failures', () => {
  expect([1, 99, 100].map(addressDelaySeconds)).toEqual([0, 0, 900]);
});

test('a session ends after 30 idle minutes, of an agent after 60, and after 12 hours however busy', () => {
  const minutes = (count: number) => count * 60_000;
  const live = (role: 'village' | 'agent', usedAgo: number, beganAgo: number) =>
    isSessionLive({ role, usedAt: -minutes(usedAgo), beganAt: -minutes(beganAgo) }, 0);
  expect([live('village', 29, 60), live('village', 30, 60)]).toEqual([true, false]);
  expect([live('agent', 59, 60), live('agent', 60, 60)]).toEqual([true, false]);
  expect([live('village', 1, 719), live('village', 1, 720)]).toEqual([true, false]);
});
