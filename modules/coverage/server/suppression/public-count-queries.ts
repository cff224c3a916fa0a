import { sql } from 'kysely';
import type { FactSegment, Measure } from '#modules/coverage/core/index.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';

interface TreeRow {
  readonly code: string;
  readonly parent: string;
}

/** The regencies of provinces and the districts of those, each with what it lies in. */
export async function listPublicAreas(
  transaction: Transaction,
  provinces: readonly string[],
): Promise<readonly TreeRow[]> {
  const { rows } = await sql<TreeRow>`
    with regencies as (select code, parent_code from registry.areas where parent_code = any (${provinces}::text[]))
    select code, parent_code as parent from regencies
    union all select d.code, d.parent_code from registry.areas d join regencies r on d.parent_code = r.code
    order by 1`.execute(transaction.of<unknown>());
  return rows;
}

/**
 * A mark that changes whenever a count does: every fold writes its row anew, between two folds changes are only added.
 * Of this database alone.
 */
export async function getCountsMark(transaction: Transaction): Promise<string> {
  const { rows } = await sql<{ mark: string }>`
    select concat_ws(' ', current_database(), current_setting('app.areas', true), (select xmin::text from coverage.folds), count(*), sum(hashtext(delta_id::text))) as mark
    from coverage.fact_deltas`.execute(transaction.of<unknown>());
  return rows[0]?.mark ?? '';
}

export interface NamedArea {
  readonly code: string;
  readonly name: string;
}

/** A province, its regencies and their districts by name, by code; none where there is no such province. */
export async function listNamedAreas(
  transaction: Transaction,
  province: string,
): Promise<readonly NamedArea[]> {
  const { rows } = await sql<NamedArea>`
    with regencies as (select code, name from registry.areas where parent_code = ${province})
    select code, name from registry.areas where code = ${province}
    union all select code, name from regencies
    union all select d.code, d.name from registry.areas d join regencies r on d.parent_code = r.code
    order by 1`.execute(transaction.of<unknown>());
  return rows;
}

interface PublicCountsAsked {
  readonly provinces: readonly string[];
  /** Their regencies and districts. */
  readonly codes: readonly string[];
  readonly view: 'residence' | 'work';
  /** Of which the number of a month is the sum up to it, and of which it is its own. */
  readonly stocks: readonly Measure[];
  readonly flows: readonly Measure[];
  readonly first: string;
  readonly last: string;
}

export interface PublicCountRow {
  readonly measure: Measure;
  readonly view: 'residence' | 'work';
  readonly areaCode: string;
  readonly segment: FactSegment;
  readonly month: string;
  readonly workers: bigint;
}

/** Changes of the totals of provinces, their regencies and districts, and in the other view of the provinces alone, folded or not, in one statement. */
export async function listPublicCounts(
  transaction: Transaction,
  { provinces, codes, view, stocks, flows, first, last }: PublicCountsAsked,
): Promise<readonly PublicCountRow[]> {
  const other = view === 'residence' ? 'work' : 'residence';
  const everywhere = [...provinces, ...codes];
  const { rows } = await sql<PublicCountRow>`
    with asked as (
      select m.measure, m.since, a.view, a.code
      from (select unnest(${stocks}::text[]) as measure, '' as since union all select unnest(${flows}::text[]), ${first}) m,
        (select ${view} as view, unnest(${everywhere}::text[]) as code union all select ${other}, unnest(${provinces}::text[])) a
    ), changes as (
      select t.measure, t.view, t.area_code, t.segment, t.change_month, t.workers
      from asked a join coverage.area_totals t on t.measure = a.measure and t.area_code = a.code and t.view = a.view
        and t.change_month >= a.since and t.change_month <= ${last}
      union all
      select d.measure, d.view, above.code, d.segment, d.change_month, d.workers
      from (
        select c.measure, p.view, p.place, p.other, c.segment, c.change_month, sum(c.workers) as workers
        from coverage.fact_deltas c cross join lateral (values ('residence', c.residence_code, c.work_area_code), ('work', c.work_area_code, c.residence_code))
          as p(view, place, other)
        where c.change_month <= ${last} and (c.measure = any (${stocks}::text[]) or (c.measure = any (${flows}::text[]) and c.change_month >= ${first}))
        group by 1, 2, 3, 4, 5, 6) d
        cross join lateral unnest(coverage.area_path(d.place, d.other)) as above(code)
      where (d.view = ${view} and above.code = any (${everywhere}::text[])) or (d.view = ${other} and above.code = any (${provinces}::text[]))
    )
    select measure, view, area_code as "areaCode", segment, greatest(change_month, ${first}) as month, sum(workers)::bigint as workers
    from changes group by 1, 2, 3, 4, 5`.execute(transaction.of<unknown>());
  return rows;
}
