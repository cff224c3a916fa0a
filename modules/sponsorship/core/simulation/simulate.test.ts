import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { shippedLaw } from '#tests/support/law.ts';
import type { ScenarioTerms } from './scenario-terms.ts';
import { type ScenarioVillage, simulate } from './simulate.ts';

/** Villages as Gianyar has them: 64 desa and 6 kelurahan. */
function villagesOf({
  desa,
  kelurahan,
  unprotected = null,
}: Partial<Record<'desa' | 'kelurahan', number>> & { unprotected?: number | null }): ScenarioVillage[] {
  return (['desa', 'kelurahan'] as const).flatMap((kind) =>
    Array.from({ length: (kind === 'desa' ? desa : kelurahan) ?? 0 }, (_, index) => ({
      code: `51.04.01.${kind === 'desa' ? 2 : 1}${String(index + 1).padStart(3, '0')}`,
      name: `${kind} ${index + 1}`,
      kind,
      unprotected,
    })),
  );
}

const gianyar = villagesOf({ desa: 64, kelurahan: 6 });
const sixMonths = { perVillage: 100, months: 6, from: '2026-06' };

function terms(changed: Partial<ScenarioTerms>): ScenarioTerms {
  return { ...sixMonths, sources: { desa: 'APBDES', kelurahan: null }, ...changed };
}

const run = (changed: Partial<ScenarioTerms>, villages: readonly ScenarioVillage[] = gianyar) =>
  simulate(shippedLaw, terms(changed), villages);

describe('the figures of Gianyar', () => {
  test('64 desa x 100 workers x 6 months from APBDES cost 645,120,000', () => {
    const simulation = run({});
    expect(simulation.plan).toEqual({ workers: 6_400, totalIdr: 645_120_000n });
    expect(simulation.villages).toBe(64);
    expect(simulation.counted).toEqual([{ year: '2026', plan: '6400.00', reach: '6400.00' }]);
  });

  test('70 with the kelurahan from APBD_KAB cost 705,600,000, each source its part', () => {
    const simulation = run({ sources: { desa: 'APBDES', kelurahan: 'APBD_KAB' } });
    expect(simulation.plan).toEqual({ workers: 7_000, totalIdr: 705_600_000n });
    expect(simulation.sources.map(({ payer, plan }) => [payer, plan.totalIdr])).toEqual([
      ['APBDES', 645_120_000n],
      ['APBD_KAB', 60_480_000n],
    ]);
    expect(simulation.notReached).toEqual([]);
  });

  test('the budget of a desa reaches no kelurahan, and the village is named with the reason', () => {
    const simulation = run({ sources: { desa: 'APBDES', kelurahan: 'DANA_DESA' } });
    expect(simulation.plan.workers).toBe(6_400);
    expect(
      simulation.notReached.map(({ reason, kind, villages }) => [reason, kind, villages.length]),
    ).toEqual([['source.desa_only', 'kelurahan', 6]]);
    expect(run({}).notReached.map(({ reason }) => reason)).toEqual(['simulation.kind_not_chosen']);
  });
});

describe('what the law says of a source', () => {
  test('a relieved source pays half from April to December 2026 and says which switch decided it', () => {
    const [source] = run({ from: '2026-03', months: 3, sources: { desa: 'CSR', kelurahan: null } }).sources;
    expect(source?.months.map(({ priceIdr, isRelieved }) => [priceIdr, isRelieved])).toEqual([
      [16_800n, false],
      [8_400n, true],
      [8_400n, true],
    ]);
    expect(source?.switches).toEqual([
      { name: 'reliefFor.CSR', value: true, certainty: 'C', otherwiseIdr: 6_400n * 16_800n * 3n },
    ]);
  });

  test('a source without relief says what it would cost under the other reading', () => {
    const [source] = run({}).sources;
    expect(source?.switches).toEqual([
      { name: 'reliefFor.APBDES', value: false, certainty: 'C', otherwiseIdr: 322_560_000n },
    ]);
    expect(run({ from: '2027-01' }).sources[0]?.switches).toEqual([]);
  });

  test('a month before the law is refused', () => {
    expect(() => run({ from: '2015-06' })).toThrow('parameter.before_first');
  });
});

describe('whom a scenario reaches', () => {
  test('a village with fewer unprotected workers than asked for reaches fewer', () => {
    const villages = villagesOf({ desa: 2, unprotected: 40 });
    const [first, ...others] = villagesOf({ desa: 2, unprotected: 300 });
    const simulation = run({}, [
      ...villages,
      ...(first ? [{ ...first, code: '51.04.02.2001' }] : []),
      ...others.slice(1),
    ]);
    expect(simulation.plan.workers).toBe(300);
    expect(simulation.reach).toEqual({ workers: 180, totalIdr: 180n * 16_800n * 6n });
    expect(simulation.short.map(({ unprotected }) => unprotected)).toEqual([40, 40]);
  });

  test('villages without a workforce figure count in full, and are told apart', () => {
    expect(run({})).toMatchObject({ notKnown: 64, short: [], reach: { workers: 6_400 } });
  });

  test('an area without villages costs nothing', () => {
    expect(run({}, [])).toMatchObject({ villages: 0, plan: { workers: 0, totalIdr: 0n }, sources: [] });
  });
});

describe('the counting rule', () => {
  test('a term over the turn of the year counts half in each year', () => {
    expect(run({ from: '2026-10' }).counted.map(({ year, plan }) => [year, plan])).toEqual([
      ['2026', '3200.00'],
      ['2027', '3200.00'],
    ]);
  });

  test('a firm counts once six months of its term have run, never before', () => {
    const firm = { sources: { desa: 'CSR', kelurahan: null } } as const;
    expect(run({ ...firm, months: 5 }).counted.map(({ plan }) => plan)).toEqual(['0.00']);
    expect(run({ ...firm, from: '2026-10' }).counted.map(({ plan }) => plan)).toEqual(['0.00', '6400.00']);
  });
});

const payer = fc.constantFrom(
  'APBN',
  'APBD_PROV',
  'APBD_KAB',
  'APBDES',
  'DANA_DESA',
  'DBH_CHT',
  'CSR',
  'DONATION',
);
const village = fc.record({
  code: fc.constant('51.04.01.2001'),
  name: fc.constant('Desa'),
  kind: fc.constantFrom('desa', 'kelurahan'),
  unprotected: fc.option(fc.nat(400)),
});
const asked = fc.record({
  perVillage: fc.integer({ min: 1, max: 300 }),
  months: fc.integer({ min: 1, max: 12 }),
  from: fc.constantFrom('2025-11', '2026-02', '2026-06', '2026-12', '2030-01'),
  sources: fc.record({ desa: fc.option(payer), kelurahan: fc.option(payer) }),
});

describe('any scenario', () => {
  property.prop([asked, fc.array(village, { maxLength: 12 })])(
    'sums over sources and months to its total, and never reaches more than there are unprotected',
    (given, villages) => {
      const simulation = simulate(shippedLaw, given, villages);
      for (const part of ['plan', 'reach'] as const) {
        const ofMonths = simulation.sources
          .flatMap(({ months }) =>
            months.map(({ planIdr, reachIdr }) => (part === 'plan' ? planIdr : reachIdr)),
          )
          .reduce((sum, one) => sum + one, 0n);
        expect(ofMonths).toBe(simulation[part].totalIdr);
      }
      const reached = simulation.villages;
      const left = simulation.notReached.reduce((sum, one) => sum + one.villages.length, 0);
      expect(reached + left).toBe(villages.length);
      expect(simulation.plan.workers).toBe(reached * given.perVillage);
      expect(simulation.reach.workers).toBeLessThanOrEqual(simulation.plan.workers);
      const known = villages.filter(({ unprotected }) => unprotected !== null);
      if (known.length === villages.length)
        expect(simulation.reach.workers).toBeLessThanOrEqual(
          known.reduce((sum, one) => sum + (one.unprotected ?? 0), 0),
        );
    },
  );

  property.prop([asked, fc.array(village, { maxLength: 12 })])(
    'never costs less nor reaches fewer with one worker or one month more',
    (given, villages) => {
      const base = simulate(shippedLaw, given, villages);
      const more = simulate(shippedLaw, { ...given, perVillage: given.perVillage + 1 }, villages);
      const longer = simulate(shippedLaw, { ...given, months: Math.min(12, given.months + 1) }, villages);
      for (const other of [more, longer]) {
        expect(other.plan.totalIdr).toBeGreaterThanOrEqual(base.plan.totalIdr);
        expect(other.reach.totalIdr).toBeGreaterThanOrEqual(base.reach.totalIdr);
        expect(other.reach.workers).toBeGreaterThanOrEqual(base.reach.workers);
      }
    },
  );
});
