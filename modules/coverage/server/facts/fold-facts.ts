import type pg from 'pg';
import { addToCells, addToStanding } from '#modules/coverage/server/cells/index.ts';
import { emptyContext } from '#platform/core/roles.ts';
import { inTransaction } from '#platform/server/db/index.ts';

/** Most changes taken up by one transaction. */
const batchSize = 50_000;

const foldLock = 5_171_020;

/** Totals of areas out of cells: SQL of a relation with the columns of coverage.facts. Used by the fold and by a bulk load. */
export function addToTotals(relation: string): string {
  return `${fillTotals(relation)}
    on conflict on constraint area_totals__pk do update set workers = t.workers + excluded.workers`;
}

/** The same into an empty table, which may be without its keys meanwhile. */
export function fillTotals(relation: string): string {
  return `insert into coverage.area_totals as t (measure, area_code, view, change_month, segment, workers)
    select c.measure, above.code, place.view, c.change_month, c.segment, sum(c.workers)
    from ${relation} c
      cross join lateral (values ('residence', c.residence_code, c.work_area_code), ('work', c.work_area_code, c.residence_code))
        as place(view, code, other)
      cross join lateral unnest(coverage.area_path(place.code, place.other)) as above(code)
    group by 1, 2, 3, 4, 5 having sum(c.workers) <> 0`;
}

/** Cells out of single changes: SQL of a relation with the columns of coverage.fact_deltas. */
function addToFacts(relation: string): string {
  return `${fillFacts(relation)}
    on conflict on constraint facts__pk do update set workers = f.workers + excluded.workers`;
}

/** The same into an empty table, which may be without its keys meanwhile. */
export function fillFacts(relation: string): string {
  return `insert into coverage.facts as f (measure, change_month, residence_code, work_area_code, segment, payer_kind, sex, birth_band, occupation_group, workers)
    select measure, change_month, residence_code, work_area_code, segment, payer_kind, sex, birth_band, occupation_group, sum(workers)
    from ${relation} group by 1, 2, 3, 4, 5, 6, 7, 8, 9 having sum(workers) <> 0`;
}

/** One statement, so that a change is taken away and added at the same instant for every reader. */
const foldBatch = `
  with taken as (
    delete from coverage.fact_deltas where delta_id in (select delta_id from coverage.fact_deltas order by delta_id limit ${batchSize})
    returning *
  ), cells as (${addToFacts('taken')}), totals as (${addToTotals('taken')}),
  cut as (${addToCells('taken')}), standing as (${addToStanding('taken')}),
  counted as (
    insert into coverage.folds as k (recorded_through) select max(recorded_at) from taken having count(*) > 0
    on conflict on constraint folds__pk do update set recorded_through = greatest(k.recorded_through, excluded.recorded_through)
  )
  select count(*)::int as folded from taken`;

/**
 * Takes the changes written since the last time into facts and the sums kept of them; readers see the same sums before, during
 * and after. One fold at a time; a second one waits, then finds nothing left.
 *
 * @param pool of the job worker's login
 * @returns how many changes were taken up
 */
export async function foldFacts(pool: pg.Pool): Promise<{ readonly folded: number }> {
  let folded = 0;
  for (;;) {
    const taken = await foldOnce(pool);
    folded += taken;
    if (taken < batchSize) return { folded };
  }
}

async function foldOnce(pool: pg.Pool): Promise<number> {
  return inTransaction(pool, emptyContext, async ({ client }) => {
    await client.query(`select pg_advisory_xact_lock(${foldLock})`);
    const { rows } = await client.query<{ folded: number }>(foldBatch);
    return rows[0]?.folded ?? 0;
  });
}
