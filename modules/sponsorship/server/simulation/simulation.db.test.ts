import { beforeAll, describe, expect, test } from 'vitest';
import { showCoverage, villageCoverage } from '#modules/coverage/server/index.ts';
import type { ScenarioTerms } from '#modules/sponsorship/core/index.ts';
import { Refusal } from '#platform/core/errors.ts';
import { newId } from '#platform/server/new-id.ts';
import { aCaller } from '#tests/support/a-registry.ts';
import { testDatabase } from '#tests/support/database.ts';
import { estimateScenario } from './estimate-scenario.ts';
import { keepScenario } from './keep-scenario.ts';
import { shareScenario } from './share-scenario.ts';
import { showScenario, showScenarios } from './show-scenarios.ts';
import { simulateScenarios } from './simulate-scenarios.ts';

const held = testDatabase();
const house = () => ({ services: held.services, readCoverage: villageCoverage });

const [gianyar, batubulan] = ['51.04', '51.04.01.2001'];
const government = aCaller('government', { areaCodes: [gianyar] });
const village = aCaller('village', { areaCodes: [batubulan] });
const office = aCaller('office_supervisor', { areaCodes: ['51.04', '51.05'] });
const denpasar = aCaller('government', { areaCodes: ['51.71'] });
const auditor = aCaller('auditor');

const halfYear: ScenarioTerms = {
  perVillage: 100,
  months: 6,
  from: '2026-12',
  sources: { desa: 'APBDES', kelurahan: 'APBD_KAB' },
};

const simulate = (caller: typeof government, area: string, variants: readonly ScenarioTerms[] = [halfYear]) =>
  simulateScenarios(house(), caller, { area, variants });

async function refusalOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => '',
    (error: unknown) => {
      if (error instanceof Refusal) return error.code;
      throw error;
    },
  );
}

/** Workforce figures of all workers of areas. */
async function figures(
  ...given: readonly { areaCode: string; value: number; asOf?: string }[]
): Promise<void> {
  const lines = given.map(
    ({ areaCode, value, asOf = '2026-08-31' }) =>
      `('${newId()}', '${areaCode}', 'ALL', ${value}, 'UJI', '${asOf}', 'uji', 'A', false)`,
  );
  await held.asAdmin(`insert into coverage.denominators (denominator_id, area_code, segment, value, definition, as_of, source, certainty, synthetic)
    values ${lines.join(',')}`);
}

/** 40 of Batubulan's 100 are protected, 30 by contributions of October; two more elsewhere in Gianyar. */
beforeAll(async () => {
  const line = (measure: string, place: string, workers: number, month = '2026-10') =>
    `('${newId()}', '${measure}', '${month}', '${place}', '', 'BPU', 'worker', 'P', 1985, 'trader', ${workers})`;
  await held.asAdmin(`insert into coverage.fact_deltas (delta_id, measure, change_month, residence_code, work_area_code, segment,
    payer_kind, sex, birth_band, occupation_group, workers) values ${[
      line('PROTECTED', batubulan, 40),
      line('PROTECTED', '51.04.01.2002', 2),
      line('PAID', batubulan, 25, '2026-09'),
      line('PAID', batubulan, 30),
    ].join(',')}`);
  await figures({ areaCode: batubulan, value: 100 }, { areaCode: gianyar, value: 1_000 });
});

describe('simulating', () => {
  test('a government sees every village of its regency, by source, bounded where the workforce is known', async () => {
    const { villages, scenarios, today } = await simulate(government, gianyar);
    expect(villages).toEqual({ desa: 64, kelurahan: 6 });
    expect(scenarios[0]).toMatchObject({
      plan: { workers: 7_000, workerMonths: 42_000, totalIdr: '705600000' },
      reach: { workers: 6_960 },
      short: [{ code: batubulan, unprotected: 60 }],
      notKnown: 69,
      counted: [
        { year: '2026', plan: '1166.67' },
        { year: '2027', plan: '5833.33' },
      ],
    });
    expect(today).toMatchObject({
      protected: { workers: 42, percent: '4.2' },
      paidMonth: '2026-09',
      paid: { workers: 25, percent: '2.5' },
      denominator: { value: 1_000, definition: 'UJI', source: 'uji', asOf: '2026-08-31' },
    });
  });

  test('the figures of today are those of the coverage page', async () => {
    const { today } = await simulate(government, gianyar);
    const shownAs = async (indicator: 'PROTECTED' | 'PAID', month: string) => {
      const asked = { area: gianyar, view: 'residence', indicator, month } as const;
      const { segments } = await showCoverage(held.services, government, asked, 'id');
      const all = segments.find(({ segment }) => segment === 'ALL');
      return { workers: all?.protected, percent: all?.percent };
    };
    expect(today.protected).toEqual(await shownAs('PROTECTED', '2026-11'));
    expect(today.paid).toEqual(await shownAs('PAID', today.paidMonth));
  });

  test('the effect stands beside today month by month, and ends when cover lapses', async () => {
    const { scenarios } = await simulate(village, batubulan, [{ ...halfYear, perVillage: 50, months: 1 }]);
    expect(scenarios[0]?.effect).toEqual([
      {
        month: '2026-12',
        isPaid: true,
        protected: { workers: 90, percent: '90.0' },
        paid: { workers: 75, percent: '75.0' },
      },
      {
        month: '2027-01',
        isPaid: false,
        protected: { workers: 90, percent: '90.0' },
        paid: { workers: 25, percent: '25.0' },
      },
      {
        month: '2027-02',
        isPaid: false,
        protected: { workers: 90, percent: '90.0' },
        paid: { workers: 25, percent: '25.0' },
      },
      {
        month: '2027-03',
        isPaid: false,
        protected: { workers: 90, percent: '90.0' },
        paid: { workers: 25, percent: '25.0' },
      },
      {
        month: '2027-04',
        isPaid: false,
        protected: { workers: 40, percent: '40.0' },
        paid: { workers: 25, percent: '25.0' },
      },
    ]);
  });

  test('up to four ways are compared in one answer', async () => {
    const ways = [6, 3, 12, 1].map((months) => ({ ...halfYear, months }));
    const { scenarios } = await simulate(office, gianyar, ways);
    expect(scenarios.map(({ plan }) => plan.workerMonths)).toEqual([42_000, 21_000, 84_000, 7_000]);
  });

  test('an area without villages below it costs nothing', async () => {
    await held.asAdmin(`insert into registry.areas (code, level, kind, name, parent_code, path_name, search)
      values ('51.04.01.2001.001', 5, 'hamlet', 'Banjar Uji', '${batubulan}', 'Banjar Uji, Batubulan', '')`);
    const { scenarios } = await simulate(government, '51.04.01.2001.001');
    expect(scenarios[0]).toMatchObject({ villages: 0, plan: { totalIdr: '0' }, sources: [] });
  });

  test.each([
    ['a village about its regency', village, gianyar],
    ['a village about the next one', village, '51.04.01.2002'],
    ['a government about another regency', denpasar, gianyar],
    ['anyone about an area that is not', auditor, '51.99'],
  ] as const)('%s is answered as if there were none', async (_, caller, area) => {
    expect(await refusalOf(simulate(caller, area))).toBe('simulation.area_not_found');
  });

  test('whoever has no part in programmes is refused', async () => {
    expect(await refusalOf(simulate(aCaller('employer'), gianyar))).toBe('access.forbidden');
  });

  test.each([
    { changed: { perVillage: 0 }, code: 'simulation.workers_out_of_range' },
    { changed: { months: 13 }, code: 'simulation.months_out_of_range' },
    { changed: { from: '2026-6' }, code: 'simulation.month_unknown' },
    { changed: { from: '2001-01' }, code: 'simulation.month_unknown' },
    { changed: { sources: { desa: null, kelurahan: null } }, code: 'simulation.source_missing' },
  ])('$changed is refused with $code', async ({ changed, code }) => {
    expect(await refusalOf(simulate(government, gianyar, [halfYear, { ...halfYear, ...changed }]))).toBe(
      code,
    );
  });
});

describe('keeping', () => {
  const keep = (caller: typeof government, asked: { area: string; isShared: boolean }) =>
    keepScenario(house(), caller, { ...asked, name: 'Setengah tahun', variants: [halfYear] });
  const namesOf = async (caller: typeof government) =>
    (await showScenarios(house(), caller)).scenarios.map(({ scenarioId }) => scenarioId);

  test('a kept scenario keeps the figures it was judged by, beside those of today', async () => {
    const { scenarioId } = await keep(government, { area: gianyar, isShared: false });
    await figures({ areaCode: gianyar, value: 2_000, asOf: '2026-09-30' });
    const shown = await showScenario(house(), government, { scenarioId });
    expect([shown.kept.today.protected.percent, shown.today?.today.protected.percent]).toEqual([
      '4.2',
      '2.1',
    ]);
    expect(shown).toMatchObject({
      name: 'Setengah tahun',
      isOwn: true,
      isShared: false,
      variants: [halfYear],
    });
    const [entry] = await held.asAdmin(
      `select act, details from platform.audit_entries where subject_id = '${scenarioId}'`,
    );
    expect(entry).toEqual({
      act: 'sponsorship.keep-scenario',
      details: { area: gianyar, scenarios: 1, isShared: false },
    });
  });

  test('one that is not shared is seen by nobody else; shared, by those of the whole area and the auditor', async () => {
    const { scenarioId } = await keep(government, { area: gianyar, isShared: false });
    expect(await namesOf(office)).not.toContain(scenarioId);
    await shareScenario(held.services, government, { scenarioId, isShared: true });
    for (const reader of [office, auditor]) expect(await namesOf(reader)).toContain(scenarioId);
    for (const other of [village, denpasar]) {
      expect(await namesOf(other)).not.toContain(scenarioId);
      expect(await refusalOf(showScenario(house(), other, { scenarioId }))).toBe('scenario.not_found');
    }
    await shareScenario(held.services, government, { scenarioId, isShared: false });
    expect(await namesOf(office)).not.toContain(scenarioId);
  });

  test('nobody shares what another keeps', async () => {
    const { scenarioId } = await keep(village, { area: batubulan, isShared: true });
    expect(await namesOf(office)).toContain(scenarioId);
    const share = shareScenario(held.services, office, { scenarioId, isShared: false });
    expect(await refusalOf(share)).toBe('scenario.not_found');
  });

  test('a village keeps nothing for its regency, and an auditor nothing at all', async () => {
    expect(await refusalOf(keep(village, { area: gianyar, isShared: true }))).toBe(
      'simulation.area_not_found',
    );
    expect(await refusalOf(keep(auditor, { area: gianyar, isShared: true }))).toBe('access.forbidden');
  });
});

describe('the estimate of a script', () => {
  const asked = { area: gianyar, perVillage: 100, months: 6, from: '2026-06' } as const;
  const estimate = (villageKind: 'desa' | 'kelurahan' | null, payer: 'APBDES' | 'APBD_KAB') =>
    estimateScenario(held.services, { ...asked, villageKind, payer });

  test('counts workers of every village whatever the register says', async () => {
    expect(await estimate('desa', 'APBDES')).toMatchObject({
      villages: 64,
      workers: 6_400,
      workerMonths: 38_400,
      totalIdr: '645120000',
    });
    expect(await estimate(null, 'APBD_KAB')).toMatchObject({
      villages: 70,
      totalIdr: '705600000',
      leftOut: [],
    });
  });

  test('names what the budget of a desa does not reach', async () => {
    expect((await estimate(null, 'APBDES')).leftOut).toEqual([
      { reason: 'source.desa_only', kind: 'kelurahan', villages: 6 },
    ]);
    expect(await estimate('kelurahan', 'APBDES')).toMatchObject({ villages: 0, workers: 0, totalIdr: '0' });
  });

  test('knows every village of Bali and no area that is not', async () => {
    const bali = await estimateScenario(held.services, {
      ...asked,
      area: '51',
      villageKind: null,
      payer: 'CSR',
    });
    expect(bali.villages).toBe(716);
    const nowhere = estimateScenario(held.services, {
      ...asked,
      area: '99',
      villageKind: null,
      payer: 'CSR',
    });
    expect(await refusalOf(nowhere)).toBe('simulation.area_not_found');
  });
});
