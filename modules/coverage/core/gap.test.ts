import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gapOf, neededBy } from './gap.ts';
import { shippedTargets } from './shipped-targets.ts';
import { conflictsOf } from './target.ts';

describe('how many a target takes', () => {
  test('a percentage is of its denominator and is rounded up; a number is itself', () => {
    expect(neededBy({ unit: 'percent', value: '67.28' }, 1_873_899n)).toBe(1_260_760n);
    expect(neededBy({ unit: 'percent', value: '40' }, 1_000n)).toBe(400n);
    expect(neededBy({ unit: 'percent', value: '33.3333' }, 3n)).toBe(1n);
    expect(neededBy({ unit: 'percent', value: '40' }, null)).toBeNull();
    expect(neededBy({ unit: 'workers', value: '284621' }, null)).toBe(284_621n);
  });
});

describe('the way to a target', () => {
  const year = { needed: 400n, month: '2026-06', until: '2026-12' } as const;
  const begin = { month: '2025-12', count: 280n };

  test('is straight from where it began; who stands below it is behind, and each month left must add its part', () => {
    const gap = gapOf({ ...year, now: 330n, begin });
    expect(gap).toMatchObject({ missing: 70n, ahead: 0n, expected: 340n, standing: 'behind' });
    expect([gap.monthsLeft, gap.perMonth]).toEqual([6, 12n]);
    expect(gap.path).toHaveLength(13);
    expect([gap.path[0], gap.path[6]?.needed, gap.path.at(-1)]).toEqual([
      { month: '2025-12', needed: 280n },
      340n,
      { month: '2026-12', needed: 400n },
    ]);
  });

  test('is kept, reached, or over without having been reached', () => {
    expect(gapOf({ ...year, now: 340n, begin }).standing).toBe('ahead');
    expect(gapOf({ ...year, now: 401n, begin })).toMatchObject({
      standing: 'reached',
      missing: 0n,
      ahead: 1n,
    });
    const over = gapOf({ ...year, month: '2027-01', now: 399n, begin });
    expect(over).toMatchObject({ standing: 'missed', missing: 1n, monthsLeft: 0, perMonth: null });
  });

  test('of many years is said by what each month must add, without a month by month line', () => {
    const far = gapOf({ needed: 995n, now: 500n, month: '2026-10', until: '2045-12', begin: null });
    expect(far).toMatchObject({ standing: 'open', monthsLeft: 230, perMonth: 3n, path: [] });
  });

  test('each month adding its part reaches the target, and a path never overshoots it', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10_000_000n }),
        fc.bigInt({ min: 0n, max: 10_000_000n }),
        fc.integer({ min: 1, max: 12 }),
        (needed, now, last) => {
          const until = `2026-${String(last).padStart(2, '0')}`;
          const gap = gapOf({ needed, now, month: '2025-12', until, begin: null });
          expect(now + (gap.perMonth ?? 0n) * BigInt(gap.monthsLeft) >= needed).toBe(true);
          expect(gap.path.at(-1)?.needed).toBe(needed);
          const [low, high] = now < needed ? [now, needed] : [needed, now];
          for (const { needed: at } of gap.path) {
            expect(at >= low).toBe(true);
            expect(at <= high).toBe(true);
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('targets that come with the product', () => {
  const of = (id: string) => shippedTargets.find((target) => target.id === id);

  test('are the published ones, each for whom it was set', () => {
    expect(shippedTargets.map(({ value }) => value).sort()).toEqual(
      [
        '1754',
        '284621',
        '32.15',
        '34.99',
        '40',
        '43.92',
        '52.15',
        '67.28',
        '67.69',
        '73.86',
        '92644',
        '99.5',
      ].sort(),
    );
    expect(of('rpjpn.2045')).toMatchObject({ scope: { kind: 'nation' }, period: '2045', unit: 'percent' });
    expect(of('jembrana.target.2024')).toMatchObject({
      scope: { kind: 'area', code: '51.01' },
      period: '2024',
    });
    expect(of('branch.firms_target.2018')).toMatchObject({ scope: { kind: 'branch' }, unit: 'employers' });
    expect(shippedTargets.every(({ asOf }) => /^\d{4}-\d\d-\d\d$/.test(asOf))).toBe(true);
  });

  test('say which of them contradict each other', () => {
    const rivals = (id: string) =>
      shippedTargets.flatMap((one) => (one.id === id ? conflictsOf(one, shippedTargets) : []));
    expect(rivals('bali.target.2025.rpjmn')).toEqual(['bali.target.2025.kemendagri']);
    expect(rivals('kemendagri.target.2025')).toEqual(['rpjmn.2025']);
    expect(rivals('bali.target.2026')).toEqual([]);
  });
});
