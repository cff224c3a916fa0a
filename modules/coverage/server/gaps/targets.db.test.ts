import { beforeAll, describe, expect, test } from 'vitest';
import type { IndicatorId } from '#modules/coverage/core/index.ts';
import { showCoverage } from '#modules/coverage/server/picture/index.ts';
import { listTargets, loadTargets } from '#modules/coverage/server/targets/index.ts';
import { newId } from '#platform/server/new-id.ts';
import { aCaller } from '#tests/support/a-registry.ts';
import { testDatabase } from '#tests/support/database.ts';
import { showBranches } from './show-branches.ts';
import { showGap } from './show-gap.ts';

const held = testDatabase();
const supervisor = aCaller('office_supervisor', { areaCodes: ['51.01', '51.02', '51.03', '51.08', '51.71'] });
const government = aCaller('government', { areaCodes: ['51.01'] });
const village = aCaller('village', { areaCodes: ['51.01.01.1006'] });
const header = 'area_code,branch_code,year,segment,indicator,value,unit,source,as_of\n';

async function addAccounts(): Promise<void> {
  for (const { accountId, email, role } of [supervisor, government])
    await held.asAdmin(`insert into accounts.accounts (account_id, email, name, person_key, role)
      values ('${accountId}', '${email}', 'Uji', '${newId()}', '${role}')`);
}

function file(...lines: readonly string[]) {
  return { name: 'target.csv', bytes: new TextEncoder().encode(header + lines.join('\n')) };
}

function load(caller: typeof supervisor, ...lines: readonly string[]) {
  return loadTargets(held.services, { caller, file: file(...lines), language: 'id' });
}

async function record(measure: string, month: string, area: string, workers: number, segment = 'BPU') {
  await held.asAdmin(`insert into coverage.fact_deltas (delta_id, measure, change_month, residence_code, work_area_code, segment, payer_kind, sex, birth_band, occupation_group, workers)
    values ('${newId()}', '${measure}', '${month}', '${area}', '${area}', '${segment}', 'worker', 'P', 1985, 'trader', ${workers})`);
}

function gapsOf(
  area: string,
  indicator: IndicatorId = 'PAID',
  caller = supervisor,
  segment: 'ALL' | 'PU' = 'ALL',
) {
  return showGap(held.services, caller, { area, indicator, segment, view: 'residence' }, 'id');
}

beforeAll(async () => {
  await addAccounts();
  // On 15 November the last month that is all due is September.
  await record('PAID', '2025-12', '51.01.01.1006', 280);
  await record('PAID', '2026-09', '51.01.01.1006', 330);
  await held.asAdmin(`insert into coverage.denominators (denominator_id, area_code, segment, definition, value, as_of, source)
    values ('${newId()}', '51.01', 'ALL', 'COV-UCJ (eligible)', 1000, '2026-08-31', 'BPJS'),
      ('${newId()}', '51.01', 'ALL', 'COV-EMP', 1500, '2026-08-31', 'BPS')`);
});

describe('a file of targets', () => {
  test('is loaded whole, once, and by whom it concerns', async () => {
    const own = '51.01,,2026,ALL,COV-UCJ,40,percent,RPJMD,2025-01-31';
    expect(await load(government, own)).toEqual({ loaded: 1, unchanged: 0 });
    expect(await load(supervisor, own, ',DPS,2026,ALL,PAID,500,workers,RKAT,2025-12-31')).toEqual({
      loaded: 1,
      unchanged: 1,
    });
    const faults = await load(
      government,
      '51.04,,2026,ALL,COV-UCJ,40,percent,RPJMD,2025-01-31',
      ',DPS,2026,ALL,PAID,500,workers,RKAT,2026-01-31',
      ',XXX,2026,ALL,PAID,500,workers,RKAT,2026-01-31',
      '51.01,,2026,ALL,PAID,,workers,RKAT,2026-01-31',
    ).catch((error: unknown) => error);
    expect(faults).toMatchObject({
      code: 'target.file_invalid',
      details: {
        lines: [
          { line: 2, code: 'area_outside_scope' },
          { line: 3, code: 'branch_outside_scope' },
          { line: 4, code: 'branch_unknown' },
          { line: 5, code: 'value_invalid', text: expect.stringContaining('67,28') },
        ],
      },
    });
    await expect(
      load(government, '51.01,,2026,ALL,COV-UCJ,41,percent,RPJMD,2025-01-31'),
    ).rejects.toMatchObject({ details: { lines: [{ code: 'value_conflict' }] } });
    await expect(load(village, own)).rejects.toMatchObject({ code: 'access.forbidden' });
  });

  test('says whose each target is, and which contradict each other', async () => {
    const { targets } = await listTargets(held.services, '51.01.01', 'id');
    const relations = new Map(
      targets.map(({ id, relation, value }) => [value === '40' ? 'jembrana' : id, relation]),
    );
    expect([
      relations.get('rpjmn.2029'),
      relations.get('bali.target.2026'),
      relations.get('jembrana'),
    ]).toEqual(['above', 'above', 'above']);
    expect(targets.filter(({ relation }) => relation === 'own')).toEqual([]);
    const bali = (await listTargets(held.services, '51', 'en')).targets;
    expect(bali.find(({ id }) => id === 'bali.target.2025.rpjmn')).toMatchObject({
      relation: 'own',
      conflicts: [{ id: 'bali.target.2025.kemendagri', value: '67.28' }],
    });
    expect(bali.find(({ period, value }) => period === '2024' && value === '40')?.relation).toBe('below');
    await expect(listTargets(held.services, '51.99', 'id')).rejects.toMatchObject({
      code: 'coverage.area_not_found',
    });
  });
});

describe('what is missing to a target', () => {
  test('is counted over the denominator of the target’s definition, with its price and its path', async () => {
    const { gaps, leastContribution } = await gapsOf('51.01');
    expect(leastContribution).toMatchObject({ fullIdr: '16800', month: '2026-11' });
    const own = gaps.find(({ relation }) => relation === 'own');
    expect(own).toMatchObject({
      ...{ indicator: 'COV-UCJ', month: '2026-09', now: 330, needed: 400, missing: 70, expected: 370 },
      ...{ standing: 'behind', monthsLeft: 3, perMonth: 24, idrPerMonth: '1176000' },
      denominator: { value: 1000, definition: 'COV-UCJ (eligible)' },
    });
    expect(own?.path.map(({ needed }) => needed).slice(0, 2)).toEqual([280, 290]);
    expect(own?.text).toContain('Kurang 70 pekerja, Rp 1.176.000 sebulan, untuk mencapai 40%');
  });

  test('of the province or the nation is inherited, and a number set for others is not laid upon the area', async () => {
    const { gaps } = await gapsOf('51.01');
    const inherited = gaps.filter(({ relation }) => relation === 'above');
    expect(inherited.map(({ id }) => id).sort()).toEqual([
      'bali.target.2026',
      'rkp.2026',
      'rpjmn.2029',
      'rpjpn.2045',
    ]);
    expect(inherited.find(({ id }) => id === 'bali.target.2026')).toMatchObject({
      needed: 739,
      missing: 409,
    });
    expect(gaps.every(({ relation }) => relation === 'own' || relation === 'above')).toBe(true);
  });

  test('without a denominator of its definition says so, and a village beyond the scope is not found', async () => {
    const { gaps } = await gapsOf('51.02');
    expect(gaps.length).toBeGreaterThan(2);
    for (const gap of gaps) expect(gap).toMatchObject({ unknown: 'no_denominator', missing: null });
    await expect(gapsOf('51.02.01.2001', 'PAID', village)).rejects.toMatchObject({
      code: 'coverage.area_not_found',
    });
  });

  test('of wage earners has no price: their employers pay', async () => {
    await record('PAID', '2026-09', '51.03.01.1001', 50, 'PU');
    await load(supervisor, '51.03,,2026,PU,PAID,90,workers,RKAT,2025-12-31');
    const { gaps } = await gapsOf('51.03', 'PAID', supervisor, 'PU');
    expect(gaps).toMatchObject([{ needed: 90, now: 50, missing: 40, idrPerMonth: null }]);
    expect(gaps[0]?.text).not.toContain('Rp');
  });

  test('new ones of a year count together', async () => {
    await record('NEW', '2026-02', '51.08.01', 6);
    await record('NEW', '2026-09', '51.08.01', 7);
    await load(supervisor, '51.08,,2026,ALL,NEW-WORKERS,20,workers,RKAT,2025-12-31');
    const { gaps } = await gapsOf('51.08', 'NEW-WORKERS');
    expect(gaps).toMatchObject([{ now: 13, missing: 7, perMonth: 3, expected: 15, standing: 'behind' }]);
  });

  test('the indicator TARGET is what was reached of a number set for the area itself', async () => {
    await load(supervisor, '51.01,,2026,ALL,PAID,660,workers,RKAT,2025-12-31');
    const reached = async (area: string) =>
      (
        await showCoverage(
          held.services,
          supervisor,
          { area, view: 'residence', indicator: 'TARGET', month: '2026-09' },
          'id',
        )
      ).segments[0];
    expect(await reached('51.01')).toMatchObject({
      protected: 330,
      percent: '50.0',
      denominator: { value: 660 },
    });
    expect(await reached('51.02')).toMatchObject({ percent: null, denominator: null });
  });
});

test('branches are counted by workplace: exactly for who is in charge, as in public for others', async () => {
  const own = await showBranches(held.services, supervisor, 'id');
  const denpasar = own.branches.find(({ code }) => code === 'DPS');
  expect(denpasar?.figures.find(({ indicator }) => indicator === 'PAID')?.count).toBe(380);
  expect(denpasar?.targets).toMatchObject([{ needed: 500, now: 380, missing: 120, idrPerMonth: '2016000' }]);
  expect(denpasar?.regencies).toHaveLength(5);
  const open = await showBranches(held.services, null, 'id');
  expect(open.publicView).toBe(true);
  const counts = open.branches.flatMap(({ figures }) => figures.map(({ count }) => count));
  expect(counts.every((count) => count === null || count === 0 || count >= 5)).toBe(true);
});
