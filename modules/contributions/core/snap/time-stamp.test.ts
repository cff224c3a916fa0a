import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { timeStampOf, timeStampState } from './time-stamp.ts';

const now = Date.parse('2026-11-21T09:00:00+07:00');

describe('the time stamp of a message', () => {
  test.each([
    ['2026-11-21T09:00:00+07:00', 'fresh'],
    ['2026-11-21T10:00:00+08:00', 'fresh'],
    ['2026-11-21T02:00:00Z', 'fresh'],
    ['2026-11-21T09:00:00.123+07:00', 'fresh'],
    ['2026-11-21T09:05:00+07:00', 'fresh'],
    ['2026-11-21T08:55:00+07:00', 'fresh'],
    ['2026-11-21T09:05:01+07:00', 'stale'],
    ['2026-11-21T08:54:59+07:00', 'stale'],
    ['2026-11-21T09:00:00+08:00', 'stale'],
    ['2020-12-21T14:56:11+07:00', 'stale'],
    ['2026-11-21T09:00:00', 'malformed'],
    ['2026-11-21 09:00:00+07:00', 'malformed'],
    ['2026-02-31T09:00:00+07:00', 'malformed'],
    ['2026-11-21T24:00:00+07:00', 'malformed'],
    ['2026-11-21T09:00:00+07:00\n', 'malformed'],
    ['20261121T090000Z', 'malformed'],
    ['1795226400', 'malformed'],
    ['', 'malformed'],
  ])('%s is %s at nine in Jakarta', (text, state) => {
    expect(timeStampState(text, now)).toBe(state);
  });

  test('is fresh within five minutes either way, whatever the instant', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 4_000_000_000 }),
        fc.integer({ min: -1_000, max: 1_000 }),
        (seconds, apart) => {
          const text = timeStampOf(seconds * 1_000);
          const state = timeStampState(text, (seconds + apart) * 1_000);
          expect(state).toBe(Math.abs(apart) <= 300 ? 'fresh' : 'stale');
        },
      ),
    );
  });
});
