import { addToCells, addToFacts, addToTotals } from '#modules/coverage/server/index.ts';
import type { BenchDatabase } from './bench-database.ts';

/** Months of contributions that a page looks back on, the present one included. */
const months = 13;

/**
 * One month's paid worker-months of so many workers: places, trades and ages spread unevenly over the villages of Bali, one in five
 * working in another village than he lives in.
 */
function workerMonths(workers: number): string {
  return `
    create unlogged table bench_months as
    with villages as (
      select code, (row_number() over (order by md5(code)) - 1)::int as place, count(*) over ()::int as villages from registry.areas where level = 4 and code like '51.%'
    ), people as (
      select g, (hashint8(g) & 1023) as a, (hashint8(g + 7) & 1023) as b, (hashint8(g + 13) & 1048575) / 1048576.0 as where_from, (hashint8(g + 29) & 1048575) / 1048576.0 as where_to
      from generate_series(1, ${workers}) g
    )
    select p.g as worker_number, h.code as residence_code, case when p.a % 5 = 0 then w.code else h.code end as work_area_code,
      case when p.a % 20 < 9 then 'PU' when p.a % 20 < 19 then 'BPU' else 'PU+BPU' end as segment,
      case when p.a % 20 < 9 or p.a % 20 = 19 then 'employer' when p.b % 10 < 8 then 'worker' else 'sponsor' end as payer_kind,
      case p.b % 2 when 0 then 'L' else 'P' end as sex, (1960 + 5 * (p.b % 10))::smallint as birth_band,
      (array['farmer', 'fisher', 'trader', 'driver', 'builder', 'craft', 'household', 'temple', 'parking', 'other'])[1 + p.a % 10] as occupation_group
    from people p
      join villages h on h.place = floor(power(p.where_from, 2) * h.villages)::int
      join villages w on w.place = floor(power(p.where_to, 2) * w.villages)::int`;
}

/** The cells of one month of contributions, and as many that stand since the beginning; every tenth begins, returns or ends. */
const cells = `
  create unlogged table bench_cells as
  with cells as (
    select residence_code, work_area_code, segment, payer_kind, sex, birth_band, occupation_group, count(*) as workers from bench_months group by 1, 2, 3, 4, 5, 6, 7
  )
  select m.measure, m.change_month, c.* from cells c cross join (values ('PAID', '2026-11'), ('OPEN', '2025-11'), ('PROTECTED', '2025-11')) as m(measure, change_month)
  union all select m.measure, '2026-11', c.residence_code, c.work_area_code, c.segment, c.payer_kind, c.sex, c.birth_band, c.occupation_group, 1
  from cells c cross join unnest(array['OPEN', 'PROTECTED', 'NEW', 'RETURNED', 'ENDING']) as m(measure)
  where hashtext(c.residence_code || c.work_area_code || c.occupation_group || m.measure) % 10 = 0`;

const kept = {
  facts: 'residence_code, work_area_code, segment, payer_kind, sex, birth_band, occupation_group',
  area_totals: 'area_code, view, segment',
  area_cells: 'area_code, view, dimension, value, segment',
} as const;

/** The twelve months before hold what the present one does: what was summed once is written again under their names. */
const monthsBefore = Object.entries(kept).map(
  ([table, columns]) => `
  insert into coverage.${table} (measure, change_month, ${columns}, workers)
  select measure, to_char(date '2026-11-01' - make_interval(months => n), 'YYYY-MM'), ${columns}, workers
  from coverage.${table}, generate_series(1, ${months - 1}) n where change_month = '2026-11' on conflict do nothing`,
);

const standing = `
  insert into coverage.area_standing (measure, area_code, view, segment, workers)
  select measure, area_code, view, segment, sum(workers) from coverage.area_totals where measure in ('OPEN', 'PROTECTED') group by 1, 2, 3, 4`;

const workforce = `
  insert into coverage.denominators (denominator_id, area_code, segment, value, definition, as_of, source, certainty, synthetic)
  select gen_random_uuid(), code, segment, 1000000000, 'SYNTHETIC', '2025-08-31', 'bench', 'C', true
  from registry.areas, unnest(array['ALL', 'PU', 'BPU']) segment where level <= 4 and (code = '51' or code like '51.%')`;

/** Facts and all that the fold keeps of them, as ${workers} workers paying for thirteen months would have left them. */
export async function fillCoverage(
  { admin }: BenchDatabase,
  workers: number,
): Promise<{ readonly cells: number }> {
  await admin.query('drop table if exists bench_months, bench_cells');
  await admin.query(
    'truncate coverage.facts, coverage.fact_deltas, coverage.area_totals, coverage.area_cells, coverage.area_standing, coverage.denominators',
  );
  // Each worker's villages are looked up by place: the planner would try them all, knowing nothing of how many there are.
  await admin.query('set enable_nestloop = off');
  await admin.query(workerMonths(workers));
  await admin.query('reset enable_nestloop');
  await admin.query(cells);
  for (const keep of [addToFacts, addToTotals, addToCells]) await admin.query(keep('bench_cells'));
  for (const again of [...monthsBefore, standing, workforce]) await admin.query(again);
  const { rows } = await admin.query<{ cells: number }>('select count(*)::int as cells from bench_cells');
  await admin.query('drop table bench_cells');
  await admin.query('vacuum analyze');
  return { cells: rows[0]?.cells ?? 0 };
}
