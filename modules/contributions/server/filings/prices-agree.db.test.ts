import { expect, test } from 'vitest';
import { kindTraits, organisationKinds, scales } from '#modules/registry/core/index.ts';
import { contributionsOf } from '#modules/rules/core/index.ts';
import { theLaw } from '#modules/rules/server/index.ts';
import { addMonths } from '#platform/core/month.ts';
import { insertContributors } from '#tests/support/a-contributor.ts';
import { testDatabase } from '#tests/support/database.ts';

const held = testDatabase();

/** Numbers that repeat from run to run, so that a difference found once is found again. */
function drawing(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const parts = ['jkk', 'jkm', 'jht_employer', 'jht_worker', 'jp_employer', 'jp_worker'] as const;

function randomWages(count: number) {
  const draw = drawing(7);
  return Array.from({ length: count }, (_, ordinal) => {
    const insured = draw(5) === 0 ? ('government' as const) : ('firm' as const);
    return {
      ordinal,
      month: addMonths('2024-01', draw(13) * 3),
      insured,
      scale: scales[draw(scales.length)] ?? 'large',
      risk: draw(5) + 1,
      employees: [null, 0, 49, 50, 300][draw(5)] ?? null,
      wage: draw(10) === 0 ? draw(2_000) : draw(40_000_000) + draw(1_000),
    };
  });
}

function byTheLaw(given: ReturnType<typeof randomWages>[number]): string {
  const { result } = contributionsOf(theLaw()).answer({
    segment: 'PU',
    month: given.month,
    riskClass: given.risk,
    labourIntensive: false,
    employees: given.employees,
    employerKind: given.insured,
    scale: given.insured === 'government' ? 'large' : given.scale,
    programmes: null,
    provisional: true,
    wageIdr: BigInt(given.wage),
  });
  const of = (programme: string, side: 'employerIdr' | 'workerIdr') =>
    result.lines.find((line) => line.programme === programme)?.[side] ?? 0n;
  return [
    of('JKK', 'employerIdr'),
    of('JKM', 'employerIdr'),
    ...(['employerIdr', 'workerIdr'] as const).map((side) => of('JHT', side)),
    ...(['employerIdr', 'workerIdr'] as const).map((side) => of('JP', side)),
  ].join(' ');
}

test('100,000 random wages cost the same in SQL and by the rules, part by part', async () => {
  const wages = randomWages(100_000);
  const rows = await held.asAdmin(`
    with given as materialized (
      select c.* from jsonb_to_recordset('${JSON.stringify(wages)}'::jsonb) as c (ordinal integer, month text, insured text, scale text, risk integer, employees integer, wage bigint)
    ), rated as materialized (
      select c.*, r.* from (select distinct g.month, g.insured, g.scale, g.risk, g.employees from given g) c
        cross join lateral contributions.pu_rates(c.month, c.insured, c.scale, c.risk, c.employees) r
    )
    select c.ordinal, ${parts.map((part) => `a.${part}_idr`).join(` || ' ' || `)} as parts
    from given c join rated r on (r.month, r.insured, r.scale, r.risk, coalesce(r.employees, -1)) = (c.month, c.insured, c.scale, c.risk, coalesce(c.employees, -1))
      cross join lateral contributions.pu_amounts(c.wage, r.jkk_ppm, r.jkm_ppm, r.jht_employer_ppm, r.jht_worker_ppm, r.jp_employer_ppm, r.jp_worker_ppm, r.jp_cap_idr) a
    order by c.ordinal`);
  const different = wages.filter((one, index) => rows[index]?.parts !== byTheLaw(one));
  expect(rows).toHaveLength(wages.length);
  expect(different.slice(0, 3)).toEqual([]);
  // The control: a rupiah more of wage is another answer somewhere.
  expect(wages.some((one, index) => rows[index]?.parts !== byTheLaw({ ...one, wage: one.wage + 400 }))).toBe(
    true,
  );
});

test('incomes of those who pay for themselves cost the same in SQL and by the rules', async () => {
  const workers = await insertContributors(held, 1_000);
  const draw = drawing(11);
  const given = workers.map(({ workerId }) => ({
    id: workerId,
    income: draw(12) === 0 ? null : draw(25_000_000),
    trade: draw(2) === 0 ? 'driver' : 'trader',
  }));
  await held.asAdmin(`update registry.workers w set declared_income_idr = g.income, occupation_group = g.trade
    from jsonb_to_recordset('${JSON.stringify(given)}'::jsonb) as g (id uuid, income bigint, trade text) where w.worker_id = g.id`);
  const months = Array.from({ length: 12 }, (_, index) => addMonths('2024-06', index * 2));
  let compared = 0;
  for (const month of months) {
    const rows = await held.asAdmin(
      `select worker_id, base_idr, jkk_idr, jkm_idr, jht_idr from contributions.price_bpu('${month}', null)`,
    );
    const priced = new Map(rows.map((row) => [row.worker_id, row]));
    const different = given.filter(({ id, income, trade }) => {
      const { result } = contributionsOf(theLaw()).answer({
        segment: 'BPU',
        month,
        incomeIdr: income === null ? null : BigInt(income),
        sector: trade === 'driver' ? 'transport' : 'other',
        funding: 'self',
        programmes: ['JKK', 'JKM', 'JHT'],
        provisional: true,
      });
      const row = priced.get(id);
      const lines = result.lines.map(({ workerIdr }) => workerIdr.toString());
      compared += 1;
      return (
        [row?.base_idr, row?.jkk_idr, row?.jkm_idr, row?.jht_idr].join() !==
        [String(result.baseIdr), ...lines].join()
      );
    });
    expect(different.slice(0, 3)).toEqual([]);
  }
  expect(compared).toBe(given.length * 12);
});

test('each kind of organisation is insured in SQL as the registry says', async () => {
  const rows = await held.asAdmin(
    `select k, contributions.insured_of(k) as insured from unnest(array['${organisationKinds.join("','")}']) as k`,
  );
  for (const { k, insured } of rows) {
    const kind = organisationKinds.find((one) => one === k);
    const insures = kind ? kindTraits[kind].insures : null;
    expect(insured).toBe(insures === 'firm' || insures === 'government' ? insures : null);
  }
});
