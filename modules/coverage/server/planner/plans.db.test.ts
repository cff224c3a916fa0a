import { read, utils } from '@e965/xlsx';
import { beforeAll, describe, expect, test } from 'vitest';
import { planAskedSchema } from '#modules/coverage/api/index.ts';
import { Refusal } from '#platform/core/errors.ts';
import { newId } from '#platform/server/new-id.ts';
import { aCaller } from '#tests/support/a-registry.ts';
import { testDatabase } from '#tests/support/database.ts';
import { keepPlan } from './keep-plan.ts';
import { keepInput } from './keep-plan-input.ts';
import { makePlan } from './make-plan.ts';
import { planWorkbook } from './plan-workbook.ts';
import { printKeptPlan, showInputs, showPastInputs, showPlan, showPlans } from './show-plans.ts';

const held = testDatabase();
const [gianyar, batubulan, second] = ['51.04', '51.04.01.2001', '51.04.01.2002'];
const government = aCaller('government', { areaCodes: [gianyar] });
const staff = aCaller('office_staff', { areaCodes: [gianyar] });
const village = aCaller('village', { areaCodes: [batubulan] });
const denpasar = aCaller('government', { areaCodes: ['51.71'] });
const auditor = aCaller('auditor');

const asked = (changed: object = {}) =>
  planAskedSchema.parse({
    ...{ area: gianyar, by: '2027-05', targetPercent: '6.0', quota: 20, instruments: ['sponsorship'] },
    ...{ inputs: { conversion: 200 }, from: '2026-12', months: 6, ...changed },
  });
const plan = (changed: object = {}, caller = government) => makePlan(held.services, caller, asked(changed));

async function refusalOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => '',
    (error: unknown) => {
      if (error instanceof Refusal) return error.code;
      throw error;
    },
  );
}

/** Two villages of Gianyar with 30 and 25 who are not wage earners, of whom 10 are protected; 12 of 1,000 are paid for. */
beforeAll(async () => {
  const line = (measure: string, month: string, workers: number) =>
    `('${newId()}', '${measure}', '${month}', '${batubulan}', '', 'BPU', 'worker', 'P', 1985, 'trader', ${workers})`;
  await held.asAdmin(`insert into coverage.fact_deltas (delta_id, measure, change_month, residence_code, work_area_code, segment,
    payer_kind, sex, birth_band, occupation_group, workers)
    values ${[line('PROTECTED', '2026-10', 10), line('PAID', '2026-09', 12), line('PAID', '2026-10', 12)].join(',')}`);
  const figure = (area: string, segment: string, value: number) =>
    `('${newId()}', '${area}', '${segment}', ${value}, 'UJI', '2026-08-31', 'uji', 'A', false)`;
  await held.asAdmin(`insert into coverage.denominators (denominator_id, area_code, segment, value, definition, as_of, source, certainty, synthetic)
    values ${[figure(gianyar, 'ALL', 1_000), figure(batubulan, 'BPU', 30), figure(second, 'BPU', 25)].join(',')}`);
});

/** The cost in the last row of the first sheet. */
async function totalIn(file: File): Promise<unknown> {
  const book = read(await file.arrayBuffer(), { type: 'array', raw: true });
  const sheet = book.Sheets[book.SheetNames[0] ?? ''];
  const rows = sheet ? utils.sheet_to_json<unknown[]>(sheet, { header: 1, raw: true }) : [];
  return rows.at(-1)?.at(-1);
}

describe('making a plan', () => {
  test('the target is reached to the worker at the price that rules give, village by village', async () => {
    const found = await plan({ targetPercent: '4.0' });
    // 40 of 1,000 by May 2027: 12 are paid for now, 28 more by sponsorship of 6 x 16,800.
    expect(found).toMatchObject({
      ...{ status: 'optimal', goal: 'cheapest', targetWorkers: 40, gapPercent: '0.00' },
      ...{ termIdr: '100800', totalIdr: String(28 * 100_800) },
      before: { workers: 12, percent: '1.2' },
      without: { workers: 12 },
      after: { workers: 40, percent: '4.0' },
    });
    const rows = new Map(found.rows.map((row) => [row.area.code, row]));
    expect(rows.get(batubulan)?.unprotected).toBe(20);
    expect(rows.get(second)?.unprotected).toBe(25);
    expect(found.notKnown).toBe(68);
  });

  test('every input is shown with its source, and a way without its figures is left out by name', async () => {
    const found = await plan({ instruments: ['sponsorship', 'agents'], targetPercent: '3.0' });
    expect(found.leftOut).toEqual([
      {
        instrument: 'agents',
        lacking: ['member_cost', 'member_yield', 'member_retention', 'agent_capacity'],
      },
    ]);
    expect(found.inputs.find(({ name }) => name === 'conversion')).toMatchObject({
      ...{ value: 200, origin: 'own', unit: 'permille' },
    });
  });

  test('after the sponsored months only those count who go on by themselves', async () => {
    const found = await plan({ targetPercent: '1.6', by: '2027-08' });
    // Cover of May has ended for PAID: each sponsored worker counts 0.2, so 4 more take 20.
    expect(found.instruments[0]).toMatchObject({ units: 20, workersMilli: 4_000 });
  });

  test('a budget buys the most, and the next million brings what it brings', async () => {
    const found = await plan({ targetPercent: null, budgetIdr: '1000000' });
    expect(found).toMatchObject({ goal: 'most', totalIdr: String(9 * 100_800), targetWorkers: null });
    expect(found.next).toEqual({ stepIdr: '1000000', workersMilli: 10_000 });
    expect(found.limits).toEqual([
      expect.objectContaining({ limit: 'budget', worthMilli: 31_000, worthIdr: null }),
    ]);
  });

  test('a target out of reach says the most there is and what would have to give', async () => {
    const found = await plan({ targetPercent: '5.5' });
    expect(found).toMatchObject({ status: 'infeasible', totalIdr: null, rows: [] });
    expect(found.refusal?.most).toMatchObject({ workers: 52 });
    expect(found.refusal?.waysOut).toContainEqual({ limit: 'quota', totalIdr: String(43 * 100_800) });
  });

  test.each([
    [{ targetPercent: null }, 'plan.goal_missing'],
    [{ by: '2026-10' }, 'plan.month_out_of_range'],
    [{ months: 13 }, 'plan.rule_out_of_range'],
    [{ quota: 1.5 }, 'plan.rule_out_of_range'],
    [{ budgetIdr: '1000000000000000' }, 'plan.rule_out_of_range'],
    [{ targetPercent: '100.1' }, 'plan.percent_out_of_range'],
    [{ targetPercent: '0' }, 'plan.percent_out_of_range'],
    [{ inputs: { conversion: 1_001 } }, 'plan.input_out_of_range'],
    [{ area: '51.04.02' }, 'plan.workforce_missing'],
    [{ area: '51.99' }, 'plan.area_not_found'],
  ])('%j is refused with %s', async (changed, code) => {
    expect(await refusalOf(plan(changed))).toBe(code);
  });

  test('another regency is answered as if there were none, and a village does not plan', async () => {
    expect(await refusalOf(plan({}, denpasar))).toBe('plan.area_not_found');
    expect(await refusalOf(plan({}, village))).toBe('access.forbidden');
  });
});

describe('inputs', () => {
  const input = { area: gianyar, name: 'member_cost', value: 60_000, certainty: 'C' } as const;
  const sourced = { ...input, source: 'Perjanjian agen 2026', asOf: '2026-01-31' };

  test('are kept with their source, and the latest of the nearest area holds', async () => {
    await keepInput(held.services, government, sourced);
    await keepInput(held.services, government, { ...sourced, value: 65_000 });
    const { inputs } = await showInputs(held.services, auditor, batubulan);
    expect(inputs.find(({ name }) => name === 'member_cost')).toEqual({
      ...{ name: 'member_cost', unit: 'idr', value: 65_000, origin: 'kept', synthetic: false },
      ...{ source: 'Perjanjian agen 2026', asOf: '2026-01-31', certainty: 'C' },
    });
    const [entry] = await held.asAdmin(
      `select details from platform.audit_entries where act = 'coverage.keep-plan-input' order by recorded_at limit 1`,
    );
    expect(entry).toEqual({ details: { area: gianyar, name: 'member_cost', value: 60_000 } });
  });

  test('show their history to those who plan there: what held before, from when, by whom', async () => {
    const { kept } = await showPastInputs(held.services, auditor, batubulan);
    expect(kept.map(({ value, area, keptBy }) => [value, area.code, keptBy])).toEqual([
      [65_000, gianyar, government.name],
      [60_000, gianyar, government.name],
    ]);
    expect(await refusalOf(showPastInputs(held.services, denpasar, batubulan))).toBe('plan.area_not_found');
    expect(await refusalOf(showPastInputs(held.services, village, batubulan))).toBe('access.forbidden');
  });

  test('are not of a day to come', async () => {
    const ahead = keepInput(held.services, government, { ...sourced, asOf: '2999-01-01' });
    expect(await refusalOf(ahead)).toBe('plan.day_ahead');
  });

  test('are changed by nobody of another area, nor by whoever keeps no workforce figures', async () => {
    expect(await refusalOf(keepInput(held.services, denpasar, sourced))).toBe('plan.area_not_found');
    expect(await refusalOf(keepInput(held.services, staff, sourced))).toBe('access.forbidden');
    const senseless = keepInput(held.services, government, { ...sourced, value: -1 });
    expect(await refusalOf(senseless)).toBe('plan.input_out_of_range');
  });
});

describe('keeping', () => {
  test('a kept plan keeps its figures, is read by those of the area, and prints', async () => {
    const { planId } = await keepPlan(held.services, staff, {
      ...asked({ targetPercent: '4.0' }),
      name: 'Mei',
    });
    for (const reader of [government, staff, auditor]) {
      const shown = await showPlan(held.services, reader, planId);
      expect(shown).toMatchObject({ name: 'Mei', plan: { totalIdr: String(28 * 100_800) } });
      expect((await showPlans(held.services, reader)).plans.map((one) => one.planId)).toContain(planId);
    }
    expect(await refusalOf(showPlan(held.services, denpasar, planId))).toBe('plan.not_found');
    expect((await showPlans(held.services, denpasar)).plans).toEqual([]);
  });

  test('a kept plan is printed for ever with the figures that its page shows, whatever has changed since', async () => {
    const { planId } = await keepPlan(held.services, staff, {
      ...asked({ targetPercent: '4.0' }),
      name: 'Cetak',
    });
    const { plan: kept } = await showPlan(held.services, staff, planId);
    await held.asAdmin(`insert into coverage.fact_deltas (delta_id, measure, change_month, residence_code, work_area_code, segment,
      payer_kind, sex, birth_band, occupation_group, workers)
      values ('${newId()}', 'PAID', '2026-09', '${batubulan}', '', 'BPU', 'worker', 'P', 1985, 'trader', 8)`);
    const file = await printKeptPlan(held.services, staff, { planId, language: 'id' });
    expect(file.name).toBe(`rencana-${gianyar}-${kept.onDay}.xlsx`);
    expect(await totalIn(file)).toBe(28 * 100_800);
    expect((await showPlan(held.services, staff, planId)).plan).toEqual(kept);
    // Control: solved again it would cost less, for 8 more are paid for now.
    const again = await plan({ targetPercent: '4.0' });
    expect(await totalIn(await planWorkbook(again, 'id'))).toBe(20 * 100_800);
    const foreign = printKeptPlan(held.services, denpasar, { planId, language: 'id' });
    expect(await refusalOf(foreign)).toBe('plan.not_found');
  });

  test('an auditor keeps nothing', async () => {
    const keep = keepPlan(held.services, auditor, { ...asked(), name: 'Mei' });
    expect(await refusalOf(keep)).toBe('access.forbidden');
  });
});
