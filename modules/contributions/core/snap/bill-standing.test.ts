import { describe, expect, test } from 'vitest';
import { type BillFacts, type BillStanding, billStanding, standingAnswers } from './bill-standing.ts';

const open: BillFacts = { state: 'open', owedIdr: 16_800n, expiresOn: '2026-11-21' };

describe('how a bill stands', () => {
  test.each<[string, BillFacts | null, BillStanding]>([
    ['no bill', null, 'unknown'],
    ['an open one on its last day', open, 'open'],
    ['an open one whose last day was yesterday', { ...open, expiresOn: '2026-11-20' }, 'expired'],
    ['one without a last day', { ...open, expiresOn: null }, 'open'],
    ['an open one of which nothing is owed', { ...open, owedIdr: 0n }, 'paid'],
    ['a paid one', { ...open, state: 'paid', owedIdr: 0n }, 'paid'],
    ['a cancelled one', { ...open, state: 'cancelled' }, 'cancelled'],
    ['a replaced one', { ...open, state: 'replaced' }, 'replaced'],
    ['one that expired', { ...open, state: 'expired' }, 'expired'],
  ])('%s', (_what, bill, standing) => {
    expect(billStanding(bill, '2026-11-21')).toBe(standing);
  });

  test('every reason fits the 64 characters of the standard', () => {
    for (const { reason } of Object.values(standingAnswers)) {
      expect(reason.english.length).toBeLessThanOrEqual(64);
      expect(reason.indonesia.length).toBeLessThanOrEqual(64);
    }
  });
});
