import { describe, expect, test } from 'vitest';
import { judge, type KnownStatus, outcomeReasons, wordsOf } from './outcomes.ts';

const claims = { issuedAt: 1_000_000, expiresAt: 2_000_000 };
const inTime = 1_500_000;
const late = claims.expiresAt;
const fresh = (status: number) => ({ from: 'list', status, isFresh: true }) as const;
const stale = (status: number) => ({ from: 'list', status, isFresh: false }) as const;
const books = (reason: 'arrears.2' | 'card.inactive' | 'certificate.revoked' | null) =>
  ({ from: 'books', reason }) as const;

describe('a signed text is worth', () => {
  test.each<[KnownStatus, number, string, string]>([
    [fresh(0), inTime, 'VALID', 'certificate.valid'],
    [fresh(0), late - 1, 'VALID', 'certificate.valid'],
    [fresh(0), late, 'NOT_VALID', 'certificate.expired'],
    [fresh(1), late, 'NOT_VALID', 'certificate.revoked'],
    [fresh(2), late, 'NOT_VALID', 'certificate.suspended'],
    [fresh(3), inTime, 'CANNOT_CONFIRM', 'status.unavailable'],
    [stale(0), inTime, 'CANNOT_CONFIRM', 'status.stale'],
    [stale(0), late, 'NOT_VALID', 'certificate.expired'],
    [stale(1), inTime, 'NOT_VALID', 'certificate.revoked'],
    [stale(2), inTime, 'CANNOT_CONFIRM', 'status.stale'],
    [{ from: 'none' }, inTime, 'CANNOT_CONFIRM', 'status.unavailable'],
    [{ from: 'none' }, late, 'NOT_VALID', 'certificate.expired'],
    [books(null), inTime, 'VALID', 'certificate.valid'],
    [books(null), late, 'NOT_VALID', 'certificate.expired'],
    [books('arrears.2'), late, 'NOT_VALID', 'arrears.2'],
    [books('card.inactive'), inTime, 'NOT_VALID', 'card.inactive'],
    [books('certificate.revoked'), late, 'NOT_VALID', 'certificate.revoked'],
    [books(null), claims.issuedAt - 300, 'VALID', 'certificate.valid'],
    [books(null), claims.issuedAt - 301, 'CANNOT_CONFIRM', 'clock.wrong'],
    [fresh(1), claims.issuedAt - 301, 'NOT_VALID', 'certificate.revoked'],
  ])('with %j at %i: %s, %s', (status, nowSeconds, outcome, reason) => {
    expect(judge({ claims, nowSeconds, status })).toEqual({ outcome, reason });
  });
});

test('one reason alone lets a certificate pass', () => {
  const passing = Object.entries(outcomeReasons).filter(([, outcome]) => outcome === 'VALID');
  expect(passing).toEqual([['certificate.valid', 'VALID']]);
});

test('arrears are said with their months', () => {
  expect(wordsOf('arrears.3')).toEqual({
    reason: 'certificate.reason.arrears',
    wayOut: 'certificate.way_out.arrears',
    fill: { months: 3 },
  });
  expect(wordsOf('certificate.expired').fill).toEqual({});
});
