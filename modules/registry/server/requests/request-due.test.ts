import { describe, expect, test } from 'vitest';
import { clockOf } from './request-due.ts';

describe('the clock of the law', () => {
  test.each([
    ['access', '2026-12-30T20:15:00.000Z', '2027-01-02T20:15:00.000Z', 'UU 27/2022 pasal 32', 'A'],
    ['correction', '2028-02-27T01:00:00.000Z', '2028-03-01T01:00:00.000Z', 'UU 27/2022 pasal 30', 'A'],
    // 00:30 of the 20th on the clock of Bali: fourteen days later, at the end of that day.
    ['complaint', '2026-12-19T16:30:00.000Z', '2027-01-03T15:59:59.000Z', 'UU 25/2009 pasal 44', 'C'],
  ] as const)('%s opened %s is due %s by %s (%s)', (kind, openedAt, dueAt, law, certainty) => {
    expect(clockOf(kind, openedAt)).toMatchObject({ dueAt, law, certainty });
  });
});
