import { rmSync } from 'node:fs';
import pg from 'pg';
import { addToCells, addToTotals } from '#modules/coverage/server/index.ts';
import { addMonths } from '#platform/core/month.ts';
import type { BenchDatabase } from './bench-database.ts';
import { withoutIndexes } from './without-indexes.ts';
import { openWorkerMonths, type WorkerMonths } from './worker-months.ts';

const present = '2026-11';
/** Months of contributions that a page looks back on, the present one included. */
const months = Array.from({ length: 13 }, (_, back) => addMonths(present, -back));
/** When all that stands had begun, for these books. */
const beginning = '2025-10';

const cell = 'residence_code, work_area_code, segment, payer_kind, sex, birth_band, occupation_group';

/** One month's changes: what is paid, one cell in ten each with someone who begins, returns, ends, opens or is protected anew, and an employer for a dozen wage earners. */
const changes = `
  create unlogged table bench_changes as
  select 'PAID' as measure, ${cell}, workers from bench_cells
  union all select (array['NEW', 'RETURNED', 'ENDING', 'OPEN', 'PROTECTED'])[1 + chance / 10], ${cell}, 1 from bench_cells where chance < 50
  union all select e.measure, b.work_area_code, b.work_area_code, 'PU', 'employer', '', 0::smallint, '', ceil(sum(b.workers) / e.workers_each)::bigint
  from bench_cells b, (values ('EMPLOYERS_PAID', 12), ('EMPLOYERS_NEW', 600)) as e (measure, workers_each) where b.segment <> 'BPU' group by e.measure, e.workers_each, b.work_area_code`;

/** Whoever is registered in these books was protected from their beginning. */
function beginnings(measure: 'OPEN' | 'PROTECTED'): string {
  return `(select '${measure}' as measure, '${beginning}' as change_month, b.* from bench_cells b)`;
}

/** Totals need places and segments alone. */
function byPlace(relation: string): string {
  return `(select measure, change_month, residence_code, work_area_code, segment, sum(workers)::bigint as workers from ${relation} r group by 1, 2, 3, 4, 5)`;
}

const kept = {
  area_totals: 'area_code, view, segment',
  area_cells: 'area_code, view, dimension, value, segment',
} as const;

/** What was summed once is written again under another name: the beginning of the other stock, and the twelve months before, which hold what the present one does. */
const again = Object.entries(kept).flatMap(([table, columns]) => [
  `insert into coverage.${table} (measure, change_month, ${columns}, workers)
  select 'OPEN', change_month, ${columns}, workers from coverage.${table} where measure = 'PROTECTED' and change_month = '${beginning}'`,
  `insert into coverage.${table} (measure, change_month, ${columns}, workers)
  select measure, to_char(date '${present}-01' - make_interval(months => n), 'YYYY-MM'), ${columns}, workers
  from coverage.${table}, generate_series(1, ${months.length - 1}) n where change_month = '${present}'`,
]);

const standing = `
  insert into coverage.area_standing (measure, area_code, view, segment, workers)
  select measure, area_code, view, segment, sum(workers) from coverage.area_totals where measure in ('OPEN', 'PROTECTED') group by 1, 2, 3, 4`;

/** Five years of figures of every area and segment, of which two thirds are registered, and in every area but villages one for each trade. */
const workforce = `
  with people as (
    select area_code, s.segment, sum(workers) as workers from coverage.area_standing, (values ('ALL', '%'), ('PU', 'PU%'), ('BPU', '%BPU')) as s (segment, kept)
    where measure = 'OPEN' and view = 'residence' and area_standing.segment like s.kept group by 1, 2
  ), figures as (
    select area_code, segment, '' as occupation_group, ceil(workers * 1.5) as value from people
    union all select area_code, segment, g, ceil(workers * 0.15) from people, unnest(array['farmer', 'fisher', 'trader', 'driver', 'craft', 'builder']) as g where length(area_code) < 13
  )
  insert into coverage.denominators (denominator_id, area_code, segment, occupation_group, value, definition, as_of, source, certainty, synthetic)
  select gen_random_uuid(), area_code, segment, occupation_group, value, 'COV-EMP', (y || '-08-31')::date, 'bench', 'C', true
  from figures, generate_series(2021, 2025) y where value > 0`;

/** Every area down to the village and every branch has targets of four years. */
const targets = `
  insert into coverage.targets (target_id, area_code, branch_code, period, segment, indicator, unit, value, source, as_of, synthetic)
  select gen_random_uuid(), a.code, '', y::text, 'ALL', t.indicator, t.unit, t.value, 'bench', date '2025-12-31', true
  from registry.areas a, generate_series(2025, 2028) y, (values ('COV-UCJ', 'percent', '67.2'), ('PAID', 'workers', '5000'), ('NEW-WORKERS', 'workers', '500')) as t (indicator, unit, value)
  where a.code = '51' or a.code like '51.%'
  union all
  select gen_random_uuid(), '', b.branch_code, y::text, 'ALL', t.indicator, t.unit, t.value, 'bench', date '2025-12-31', true
  from registry.branches b, generate_series(2026, 2027) y, (values ('PAID', 'workers', '500000'), ('NEW-WORKERS', 'workers', '50000'), ('NEW-EMPLOYERS', 'employers', '900')) as t (indicator, unit, value)`;

export interface CoverageWorld {
  readonly months: WorkerMonths;
  /** Of one month. */
  readonly cells: number;
  /** Of all months. */
  readonly facts: number;
  readonly largestVillage: string;
}

/** Facts and all that the fold keeps of them, as so many workers paying for thirteen months would have left them. */
export async function fillCoverage(bench: BenchDatabase, workers: number): Promise<CoverageWorld> {
  const { admin } = bench;
  await admin.query('drop table if exists bench_cells, bench_changes');
  await admin.query(
    'truncate coverage.facts, coverage.fact_deltas, coverage.area_totals, coverage.area_cells, coverage.area_standing, coverage.denominators, coverage.targets',
  );
  const villages = await admin.query<{ code: string }>(
    `select code from registry.areas where level = 4 and code like '51.%' order by code`,
  );
  const workerMonths = await openWorkerMonths(
    villages.rows.map(({ code }) => code),
    workers,
  );
  await copyCells(bench, workerMonths);
  await Promise.all([fillFacts(admin), fillSums(bench)]);
  const { rows } = await admin.query<Omit<CoverageWorld, 'months'>>(`
    select (select count(*)::int from bench_cells) as cells, (select count(*)::int from coverage.facts) as facts,
      (select residence_code from bench_cells where residence_code <> '' group by 1 order by sum(workers) desc limit 1) as "largestVillage"`);
  await admin.query('drop table bench_cells, bench_changes');
  await admin.query('vacuum analyze');
  // What filling left to be written must not be written while questions are timed.
  await admin.query('checkpoint');
  return { months: workerMonths, ...{ cells: 0, facts: 0, largestVillage: '51' }, ...rows[0] };
}

async function copyCells({ admin }: BenchDatabase, workerMonths: WorkerMonths): Promise<void> {
  const { rows } = await admin.query<{ folder: string }>(
    `select current_setting('data_directory') as folder`,
  );
  const file = `${rows[0]?.folder}/bench-cells.csv`;
  await workerMonths.writeCells(file);
  await admin.query(
    `create unlogged table bench_cells as select ${cell}, workers, 0::smallint as chance from coverage.facts limit 0`,
  );
  await admin.query(`copy bench_cells from '${file}' (format csv, header)`);
  rmSync(file);
  await admin.query(changes);
  await admin.query('analyze bench_cells, bench_changes');
}

/** As folds leave them: month after month, in no order within one. */
async function fillFacts(admin: pg.Client): Promise<void> {
  await admin.query(`set maintenance_work_mem = '1GB'`);
  await withoutIndexes(admin, 'coverage.facts', async () => {
    for (const measure of ['OPEN', 'PROTECTED'] as const)
      await admin.query(
        `insert into coverage.facts (measure, change_month, ${cell}, workers) select measure, change_month, ${cell}, workers from ${beginnings(measure)} b`,
      );
    for (const month of months)
      await admin.query(
        `insert into coverage.facts (measure, change_month, ${cell}, workers) select measure, '${month}', ${cell}, workers from bench_changes`,
      );
  });
  await admin.query('reset maintenance_work_mem');
}

/** Beside the facts, over a connection of its own. */
async function fillSums({ adminUrl }: BenchDatabase): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query(`set work_mem = '512MB'`);
    for (const relation of [
      beginnings('PROTECTED'),
      `(select '${present}' as change_month, b.* from bench_changes b)`,
    ]) {
      await client.query(addToTotals(byPlace(relation)));
      await client.query(addToCells(relation));
    }
    for (const statement of [...again, standing, workforce, targets]) await client.query(statement);
  } finally {
    await client.end();
  }
}

/** Changes all over the province as payments leave them, which no fold has taken up. */
export async function leaveUnfolded({ admin }: BenchDatabase, changes: number): Promise<void> {
  await admin.query(`
    insert into coverage.fact_deltas (delta_id, measure, change_month, residence_code, work_area_code, segment, payer_kind, sex, birth_band, occupation_group, workers)
    select gen_random_uuid(), (array['PAID', 'PAID', 'PAID', 'PAID', 'PROTECTED', 'PROTECTED', 'PROTECTED', 'PROTECTED', 'OPEN', 'ENDING'])[1 + g % 10],
      case g % 10 when 9 then '2026-12' else '${present}' end, v.code, '', 'BPU', 'worker', case g % 3 when 0 then 'P' else 'L' end, 1960 + 5 * (g % 10), 'farmer', 1
    from generate_series(1, ${changes}) g
      join (select code, row_number() over (order by code) - 1 as place, count(*) over () as villages from registry.areas where level = 4 and code like '51.%') v
        on v.place = g % v.villages`);
}
