import { describe, expect, test } from 'vitest';
import { counting, startReading } from '#modules/rules/core/index.ts';
import { shippedLaw } from '#tests/support/law.ts';
import { countedFacts, type SponsoredMonth } from './counted-facts.ts';

const neededOfFirm = 6;

function months(from: string, count: number, over: Partial<SponsoredMonth> = {}): SponsoredMonth[] {
  return Array.from({ length: count }, (_, index) => {
    const place = Number(from.slice(0, 4)) * 12 + Number(from.slice(5)) - 1 + index;
    const month = `${Math.floor(place / 12)}-${String((place % 12) + 1).padStart(2, '0')}`;
    return { month, termId: 'a', isFirm: false, ...over };
  });
}

const firm = { isFirm: true } as const;

function countedOf(workers: number, paid: readonly SponsoredMonth[], year = '2026'): string {
  const facts = countedFacts(paid, { year, neededOfFirm });
  return counting(startReading(shippedLaw), { year, groups: [{ workers, ...facts }] }).result.counted;
}

describe('how sponsored months count', () => {
  test.each([
    ['1,000 workers x 3 months of a government are 500', 1_000, months('2026-01', 3), '500'],
    ['1,000 workers x 8 months are 1,000, and no more', 1_000, months('2026-01', 8), '1000'],
    ['a firm’s 500 x 4 months are none', 500, months('2026-03', 4, firm), '0'],
    ['a firm’s 500 x 6 months are 500', 500, months('2026-03', 6, firm), '500'],
  ])('%s', (_, workers, paid, counted) => {
    expect(countedOf(workers, paid)).toBe(counted);
  });

  test('government and village add up, month by month and never twice', () => {
    const both = [...months('2026-01', 2), ...months('2026-03', 2, { termId: 'b' })];
    expect(countedOf(6, both)).toBe('4');
    expect(countedOf(6, [...both, ...both])).toBe('4');
  });

  test('a firm’s months with a gap, or of two terms, are not unbroken', () => {
    const broken = [...months('2026-01', 3, firm), ...months('2026-05', 3, firm)];
    expect(countedOf(1, broken)).toBe('0');
    const ofTwo = [...months('2026-01', 3, firm), ...months('2026-04', 3, { ...firm, termId: 'b' })];
    expect(countedOf(1, ofTwo)).toBe('0');
  });

  test('a firm’s term over New Year counts once, in the year of its sixth month', () => {
    const over = months('2026-10', 6, firm);
    expect([countedOf(1, over, '2026'), countedOf(1, over, '2027')]).toEqual(['0', '1']);
    const early = months('2026-02', 12, firm);
    expect([countedOf(1, early, '2026'), countedOf(1, early, '2027')]).toEqual(['1', '0']);
  });

  test('a government’s months count in the year they are for', () => {
    const over = months('2026-10', 6);
    expect([countedOf(6, over, '2026'), countedOf(6, over, '2027')]).toEqual(['3', '3']);
  });

  test('nothing paid counts nothing', () => {
    expect(countedFacts([], { year: '2026', neededOfFirm })).toEqual({ publicMonths: 0, firmMonths: 0 });
  });
});
