import { beforeAll, describe, expect, test } from 'vitest';
import type { Measure } from '#modules/coverage/core/index.ts';
import { foldFacts } from '#modules/coverage/server/facts/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { newId } from '#platform/server/new-id.ts';
import { aCaller } from '#tests/support/a-registry.ts';
import { testDatabase } from '#tests/support/database.ts';
import { showBreakdown } from './show-breakdown.ts';
import { showEnding } from './show-ending.ts';
import { showMissing } from './show-missing.ts';
import { showRanking } from './show-ranking.ts';

const held = testDatabase();

const village = '51.04.01.2001';
const officer = aCaller('office_supervisor', { areaCodes: ['51.04', '51.05', '51.06', '51.07'] });
const denpasar = aCaller('government', { areaCodes: ['51.71'] });

interface Change {
  readonly measure?: Measure;
  readonly month?: string;
  readonly residence?: string;
  readonly work?: string;
  readonly segment?: 'PU' | 'BPU' | 'PU+BPU';
  readonly payer?: string;
  readonly sex?: 'L' | 'P';
  readonly born?: number;
  readonly group?: string;
  readonly workers: number;
}

/** Changes as acts write them. */
async function record(...changes: readonly Change[]): Promise<void> {
  const rows = changes.map(
    ({ measure, month, residence, work, segment, payer, sex, born, group, workers }) =>
      `('${newId()}', '${measure ?? 'PROTECTED'}', '${month ?? '2026-10'}', '${residence ?? village}', '${work ?? ''}', '${segment ?? 'BPU'}',
        '${payer ?? 'worker'}', '${sex ?? 'P'}', ${born ?? 1985}, '${group ?? 'farmer'}', ${workers})`,
  );
  await held.asAdmin(`insert into coverage.fact_deltas (delta_id, measure, change_month, residence_code, work_area_code, segment, payer_kind, sex,
    birth_band, occupation_group, workers) values ${rows.join(',')}`);
}

const asking = (caller: Caller | null) => ({ services: held.services, caller, language: 'id' }) as const;
const base = { area: '51.04', segment: 'ALL', indicator: 'PROTECTED' } as const;
type Asked = Partial<Parameters<typeof showBreakdown>[1]>;

const breakdown = (caller: Caller | null, asked: Asked = {}) =>
  showBreakdown(asking(caller), { ...base, ...asked });
const rowsOf = (shown: Awaited<ReturnType<typeof breakdown>>, dimension: string) =>
  Object.fromEntries(
    (shown.dimensions.find((one) => one.dimension === dimension)?.rows ?? []).map(({ key, workers }) => [
      key,
      workers,
    ]),
  );
const ranking = (caller: Caller | null, asked: Partial<Parameters<typeof showRanking>[1]> = {}) =>
  showRanking(asking(caller), { ...base, level: 'village', order: 'best', limit: 10, ...asked });

beforeAll(async () => {
  await record(
    { workers: 40, month: '2026-03' },
    { workers: 10, sex: 'L', born: 1990, group: 'trader' },
    { workers: 7, segment: 'PU', payer: 'employer', work: '51.05.01', group: 'office' },
    { workers: 3, segment: 'PU+BPU', payer: 'employer', work: '51.05.01', group: 'office' },
    { workers: -4, month: '2026-11' },
    { workers: 20, residence: '51.04.02.2001', group: 'priest' },
    { workers: 2, residence: '51.04.02.2002', group: 'craft', sex: 'L' },
    { workers: 5, residence: '', work: '51.05.01', segment: 'PU', payer: 'employer', born: 0, group: '' },
    { workers: 60, measure: 'OPEN', month: '2024-01' },
    { workers: 25, measure: 'OPEN', month: '2024-01', residence: '51.04.02.2001', group: 'priest' },
    { workers: 30, measure: 'PAID', month: '2026-09' },
    { workers: 12, measure: 'PAID', month: '2026-09', payer: 'sponsor', group: 'trader' },
    { workers: 9, measure: 'PAID', month: '2026-08' },
    { workers: 8, measure: 'ENDING', month: '2026-12' },
    { workers: 6, measure: 'ENDING', month: '2026-12', residence: '51.04.02.2001', payer: 'sponsor' },
    { workers: 1, measure: 'ENDING', month: '2027-01' },
  );
});

/** Every view of places of each level, by where people live and work. */
async function everyView() {
  const asker = aCaller('auditor');
  const asked = ['51', '51.04', '51.04.01', village].flatMap((area) => [
    { area, indicator: 'PROTECTED', view: 'residence', segment: 'ALL' } as const,
    { area, indicator: 'PROTECTED', view: 'work', segment: 'PU' } as const,
    { area, indicator: 'PAID', view: 'residence', segment: 'BPU' } as const,
  ]);
  const shown = [];
  for (const one of asked) {
    shown.push(await breakdown(asker, one), await ranking(asker, { ...one, month: '2026-09' }));
    shown.push(await showMissing(asking(asker), one), await showEnding(asking(asker), one));
  }
  return shown.map(({ asOf: _, ...rest }) => rest);
}

describe('before and after the fold', () => {
  test('every view says the same, and the sums kept equal those of the cells', async () => {
    const before = await everyView();
    expect((await foldFacts(held.database.worker)).folded).toBeGreaterThan(10);
    expect(await everyView()).toEqual(before);
    await record({ workers: 3, group: 'driver' }, { workers: -1, sex: 'L', born: 1990, group: 'trader' });
    const added = await everyView();
    expect(added).not.toEqual(before);
    await foldFacts(held.database.worker);
    expect(await everyView()).toEqual(added);
    expect(await sumsThatDiffer()).toEqual([]);
    await held.asAdmin(
      `update coverage.area_cells set workers = workers + 1 where area_code = '51.04' and value = 'priest'`,
    );
    expect((await sumsThatDiffer()).length).toBeGreaterThan(0);
    await held.asAdmin(
      `update coverage.area_cells set workers = workers - 1 where area_code = '51.04' and value = 'priest'`,
    );
    await record({ workers: -3, group: 'driver' }, { workers: 1, sex: 'L', born: 1990, group: 'trader' });
  });
});

describe('breakdown', () => {
  test('each property adds up to the whole, in a village and in its regency', async () => {
    for (const area of [village, '51.04']) {
      const shown = await breakdown(officer, { area });
      expect(shown.dimensions.map(({ dimension }) => dimension)).toEqual([
        'payer',
        'sex',
        'age',
        'occupation',
        'form',
      ]);
      for (const { rows } of shown.dimensions)
        expect(rows.reduce((sum, { workers }) => sum + (workers ?? 0), 0)).toBe(shown.total);
    }
    const shown = await breakdown(officer, { area: village });
    expect(shown.total).toBe(56);
    expect(rowsOf(shown, 'occupation')).toEqual({ farmer: 36, trader: 10, office: 10 });
    expect(rowsOf(shown, 'form')).toEqual({ formal: 7, informal: 46, both: 3 });
    expect(rowsOf(shown, 'age')).toEqual({ 1990: 10, 1985: 46 });
    expect(shown.dimensions[2]?.rows[0]?.name).toBe('Lahir 1990–1994');
  });

  test('a month, a segment and the view of work choose what is counted', async () => {
    expect((await breakdown(officer, { area: village, month: '2026-09' })).total).toBe(40);
    expect((await breakdown(officer, { area: village, segment: 'PU' })).total).toBe(10);
    expect((await breakdown(officer, { area: '51.05', view: 'work' })).total).toBe(15);
    const paid = await breakdown(officer, { area: village, indicator: 'PAID', month: '2026-09' });
    expect(rowsOf(paid, 'payer')).toEqual({ worker: 30, sponsor: 12 });
    expect((await breakdown(officer, { area: village, indicator: 'PAID', month: '2026-08' })).total).toBe(9);
    const province = await breakdown(aCaller('auditor'), { area: '51' });
    expect(rowsOf(province, 'occupation')['']).toBe(5);
  });

  test('a branch is the sum of its regencies, by place of work unless told otherwise', async () => {
    const shown = await breakdown(officer, { branch: 'gianyar' });
    expect(shown).toMatchObject({
      area: { code: 'GIA', kind: 'branch' },
      view: 'work',
      total: 15,
      publicView: false,
    });
    expect((await breakdown(officer, { branch: 'GIA', view: 'residence' })).total).toBe(78);
    expect((await breakdown(denpasar, { branch: 'GIA' })).publicView).toBe(true);
    await expect(breakdown(officer, { branch: 'Lombok' })).rejects.toMatchObject({
      code: 'coverage.branch_unknown',
    });
  });

  test('anyone sees districts and above, with small numbers hidden and none to be had by subtraction', async () => {
    // Three with both are told by ALL, PU and BPU: until there are five, nothing of the province is shown by property.
    const few = await breakdown(null, { area: '51' });
    expect(few.dimensions.flatMap(({ rows }) => rows.filter(({ workers }) => workers !== null))).toEqual([]);
    const more = { segment: 'PU+BPU', payer: 'employer', group: 'driver', residence: '51.08.01' } as const;
    await record({ ...more, workers: 6 });
    const shown = await breakdown(null, { area: '51' });
    expect(shown).toMatchObject({ publicView: true, total: 89 });
    expect(rowsOf(shown, 'occupation')).toMatchObject({ craft: null, farmer: 36, driver: null });
    expect(rowsOf(shown, 'form')).toEqual({ formal: 12, informal: 68, both: 9 });
    const regency = await breakdown(null);
    expect(regency).toMatchObject({ publicView: true, total: 78 });
    // To list occupations would tell which there are.
    expect(rowsOf(regency, 'occupation')).toEqual({});
    await record({ ...more, workers: -6 });
    await expect(breakdown(null, { area: village })).rejects.toMatchObject({ code: 'access.signed_out' });
    await expect(breakdown(denpasar, { area: village })).rejects.toMatchObject({
      code: 'coverage.area_not_found',
    });
    await expect(breakdown(officer, { month: '2026-12' })).rejects.toMatchObject({
      code: 'coverage.month_unknown',
    });
  });
});

describe('ranking', () => {
  test('villages by share of their workforce with the month before; those without a figure apart', async () => {
    await held.asAdmin(`insert into coverage.denominators (denominator_id, area_code, segment, definition, value, as_of, source)
      select gen_random_uuid(), code, 'ALL', 'COV-EMP', value, '2026-08-31', 'BPS' from (values ('${village}', 560), ('51.04.02.2001', 100), ('51.04.02.2002', 20)) as given (code, value)`);
    const shown = await ranking(officer);
    expect(
      shown.rows.map(({ rank, area, workers, before, denominator, percent }) => [
        rank,
        area.code,
        workers,
        before,
        denominator,
        percent,
      ]),
    ).toEqual([
      [1, '51.04.02.2001', 20, 20, 100, '20.0'],
      [2, village, 56, 60, 560, '10.0'],
      [2, '51.04.02.2002', 2, 2, 20, '10.0'],
    ]);
    expect(shown.total).toBe(shown.notRanked + 3);
    expect(shown).toMatchObject({ rankedBy: 'percent', hidden: 0 });
    expect(shown.withoutDenominator).toHaveLength(10);
    const worst = await ranking(officer, { order: 'worst', limit: 1 });
    expect(worst.rows.map(({ rank, area }) => [rank, area.code])).toEqual([[2, '51.04.02.2002']]);
    const earlier = await ranking(officer, { month: '2026-09' });
    expect(earlier.rows.map(({ rank, workers, before }) => [rank, workers, before])).toEqual([
      [1, 40, 40],
      [2, 0, 0],
      [2, 0, 0],
    ]);
  });

  test('an indicator without a share ranks by workers', async () => {
    await record(
      { workers: 4, measure: 'NEW', month: '2026-09' },
      { workers: 9, measure: 'NEW', month: '2026-09', residence: '51.04.02.2001' },
    );
    const shown = await ranking(officer, { indicator: 'NEW-WORKERS', limit: 2 });
    expect(shown.rows.map(({ rank, area, workers, percent }) => [rank, area.code, workers, percent])).toEqual(
      [
        [1, '51.04.02.2001', 9, null],
        [2, village, 4, null],
      ],
    );
  });

  test('villages are ranked for who is in charge of them alone; anyone sees districts, the small ones hidden', async () => {
    await expect(ranking(null)).rejects.toMatchObject({ code: 'access.signed_out' });
    await expect(ranking(denpasar)).rejects.toMatchObject({ code: 'coverage.villages_not_open' });
    const shown = await ranking(null, { level: 'district', area: '51' });
    expect(shown.rows.length + shown.withoutDenominator.length).toBeGreaterThan(5);
    expect((await ranking(null, { level: 'regency', branch: 'GIA' })).total).toBe(4);
    await record({ workers: 3, residence: '51.07.01' }, { workers: 12, residence: '51.07.02' });
    expect(await ranking(null, { level: 'district', area: '51.07' })).toMatchObject({ hidden: 2 });
  });
});

describe('missing and ending', () => {
  test('who is registered and not protected, by occupation, and of the workforce where a figure is loaded', async () => {
    await held.asAdmin(`insert into coverage.denominators (denominator_id, area_code, segment, occupation_group, definition, value, as_of, source)
      values ('${newId()}', '51.04', 'ALL', 'farmer', 'COV-EMP', 900, '2026-08-31', 'BPS')`);
    const shown = await showMissing(asking(officer), base);
    expect(shown.rows.slice(0, 2)).toMatchObject([
      { key: 'farmer', registered: 60, protected: 36, missing: 24, workforce: 900, missingOfWorkforce: 864 },
      { key: 'priest', registered: 25, protected: 20, missing: 5, workforce: null, missingOfWorkforce: null },
    ]);
    const open = await showMissing(asking(null), base);
    // Anyone reads the figure alone: to list occupations would tell which there are.
    expect(open.rows).toMatchObject([
      { key: 'farmer', registered: null, protected: null, missing: null, workforce: 900 },
    ]);
  });

  test('whose cover ends next month, by payer and below, with the list for who may see it', async () => {
    const shown = await showEnding(asking(officer), base);
    expect(shown).toMatchObject({
      month: '2026-12',
      onDay: '2026-12-31',
      total: 14,
      list: '/tunggakan?daftar=ends',
    });
    expect(shown.byPayer.map(({ key, workers }) => [key, workers])).toEqual([
      ['worker', 8],
      ['sponsor', 6],
    ]);
    expect(shown.rows.map(({ area, workers }) => [area.code, workers])).toEqual([
      ['51.04.01', 8],
      ['51.04.02', 6],
    ]);
    expect((await showEnding(asking(denpasar), { ...base, month: '2027-01' })).total).toBe(null);
    expect(await showEnding(asking(null), base)).toMatchObject({ list: null, byPayer: [] });
    await expect(showEnding(asking(officer), { ...base, month: '2028-01' })).rejects.toMatchObject({
      code: 'coverage.month_unknown',
    });
  });
});

/** Sums kept that are not what the cells add up to, by a rule written once more. */
function sumsThatDiffer() {
  return held.asAdmin(`
    with cells as (
      select f.measure, v.view, v.place, v.other, f.change_month, f.segment, d.dimension, d.value, f.workers from coverage.facts f
        cross join lateral (values ('residence', residence_code, work_area_code), ('work', work_area_code, residence_code)) as v(view, place, other)
        cross join lateral (values ('payer', payer_kind), ('sex', sex), ('age', birth_band::text), ('occupation', occupation_group)) as d(dimension, value)
    ), counted as (
      select c.*, a.code, a.level from cells c join registry.areas a
        on c.place = a.code or c.place like a.code || '.%' or (c.place = '' and a.level = 1 and c.other like a.code || '%') where a.code like '51%'
    ), expected as (
      select measure, code as area_code, view, change_month, dimension, value, segment, sum(workers) as workers from counted
      where level <= 3 or measure in ('OPEN', 'PROTECTED') group by 1, 2, 3, 4, 5, 6, 7 having sum(workers) <> 0
    ), standing as (
      select measure, code as area_code, view, segment, sum(workers) as workers from counted
      where dimension = 'sex' and measure in ('OPEN', 'PROTECTED') group by 1, 2, 3, 4 having sum(workers) <> 0
    )
    select 'cell' as kept, area_code, e.workers as expected, t.workers as found from expected e
      full join (select * from coverage.area_cells where workers <> 0) t using (measure, area_code, view, change_month, dimension, value, segment)
      where e.workers is distinct from t.workers
    union all
    select 'standing', area_code, e.workers, t.workers from standing e
      full join (select * from coverage.area_standing where workers <> 0) t using (measure, area_code, view, segment)
      where e.workers is distinct from t.workers`);
}
