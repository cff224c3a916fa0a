import { expect, test } from 'vitest';
import {
  accountDelaySeconds,
  addressDelaySeconds,
  cardAskDelaySeconds,
  cardTryDelaySeconds,
} from './lockout.ts';
import { isSessionLive } from './session-limits.ts';

test('the delay begins with the fifth failure, doubles to an hour, and ends in a hard stop', () => {
  const delays = [1, 4, 5, 6, 7, 11, 12, 99, 100, 1000].map(accountDelaySeconds);
  expect(delays).toEqual([0, 0, 30, 60, 120, 1920, 3600, 3600, null, null]);
});

test('an address waits a quarter of an hour after a hundred failures', () => {
  expect([1, 99, 100].map(addressDelaySeconds)).toEqual([0, 0, 900]);
});

test('wrong one-time codes of a card wait ever longer, up to an hour, and are never shut out for good', () => {
  const delays = [1, 4, 5, 6, 11, 12, 99, 100, 5000].map(cardTryDelaySeconds);
  expect(delays).toEqual([0, 0, 30, 60, 1920, 3600, 3600, 3600, 3600]);
});

test('a card that keeps asking for codes waits a minute after the third, up to an hour', () => {
  expect([1, 2, 3, 4, 8, 9, 500].map(cardAskDelaySeconds)).toEqual([0, 0, 60, 120, 1920, 3600, 3600]);
});

test('a session ends after 30 idle minutes, of an agent after 60, of a worker after 15, and after 12 hours however busy', () => {
  const minutes = (count: number) => count * 60_000;
  const live = (role: 'village' | 'agent' | 'worker', usedAgo: number, beganAgo: number) =>
    isSessionLive({ role, usedAt: -minutes(usedAgo), beganAt: -minutes(beganAgo) }, 0);
  expect([live('village', 29, 60), live('village', 30, 60)]).toEqual([true, false]);
  expect([live('agent', 59, 60), live('agent', 60, 60)]).toEqual([true, false]);
  expect([live('worker', 14, 60), live('worker', 15, 60)]).toEqual([true, false]);
  expect([live('village', 1, 719), live('village', 1, 720)]).toEqual([true, false]);
});
