import { sql } from 'kysely';
import type { FactSegment, Indicator } from '#modules/coverage/core/index.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';

export interface TotalsAsked {
  readonly codes: readonly string[];
  readonly view: 'residence' | 'work';
  readonly indicator: Indicator;
  /** Last month counted. */
  readonly month: string;
  /** Months up to here come as one sum. */
  readonly foldUpTo: string;
}

export interface TotalRow {
  readonly areaCode: string;
  readonly segment: FactSegment;
  /** Month of the change, at least `foldUpTo`. */
  readonly month: string;
  /** Net change of that month. */
  readonly workers: bigint;
}

/** Changes of the totals of areas, folded or not, as one statement: both halves stand in one snapshot. */
export async function listTotals(
  transaction: Transaction,
  { codes, view, indicator, month, foldUpTo }: TotalsAsked,
): Promise<readonly TotalRow[]> {
  const { measure } = indicator;
  const from = indicator.isStock ? '' : foldUpTo;
  const [place, other] =
    view === 'residence' ? ['residence_code', 'work_area_code'] : ['work_area_code', 'residence_code'];
  const { rows } = await sql<TotalRow>`
    with changes as (
      select area_code, segment, change_month, workers from coverage.area_totals
      where measure = ${measure} and area_code = any (${codes}::text[]) and view = ${view} and change_month <= ${month} and change_month >= ${from}
      union all
      select above.code, d.segment, d.change_month, d.workers
      from (
        -- Places first, the way up from each once: a busy minute leaves thousands of changes in hundreds of places.
        select place, other, segment, change_month, sum(workers) as workers
        from (select ${sql.ref(place)} as place, ${sql.ref(other)} as other, segment, change_month, workers from coverage.fact_deltas
          where measure = ${measure} and change_month <= ${month} and change_month >= ${from}) changed
        group by 1, 2, 3, 4) d
        cross join lateral unnest(coverage.area_path(d.place, d.other)) as above(code)
      where above.code = any (${codes}::text[])
    )
    select area_code as "areaCode", segment, greatest(change_month, ${foldUpTo}) as month, sum(workers)::bigint as workers
    from changes group by 1, 2, 3`.execute(transaction.of<unknown>());
  return rows;
}

/** Instant of the last change counted (RFC 3339); the transaction's own when nothing was counted yet. */
export async function getCountedThrough(transaction: Transaction): Promise<string> {
  const { rows } = await sql<{ at: Date }>`
    select coalesce(greatest((select recorded_through from coverage.folds), (select max(recorded_at) from coverage.fact_deltas)), now()) as at`.execute(
    transaction.of<unknown>(),
  );
  return (rows[0]?.at ?? new Date(0)).toISOString();
}

interface WorkersAsked {
  readonly codes: readonly string[];
  readonly measure: Indicator['measure'];
  /** First and last month of the changes counted; an empty first is the beginning. */
  readonly from: string;
  readonly through: string;
}

/** Workers living in each of many areas, each once, folded or not: the segments of cells are apart, so their sum is everyone. */
export async function countWorkers(
  transaction: Transaction,
  { codes, measure, from, through }: WorkersAsked,
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ code: string; workers: bigint }>`
    with wanted as (select distinct unnest(${codes}::text[]) collate "C" as code),
    changes as (
      select t.area_code as code, t.workers from coverage.area_totals t
      where t.measure = ${measure} and t.area_code = any (${codes}::text[]) and t.view = 'residence'
        and t.change_month <= ${through} and t.change_month >= ${from}
      union all
      select above.code, d.workers
      from (select residence_code as place, work_area_code as other, sum(workers) as workers from coverage.fact_deltas
        where measure = ${measure} and change_month <= ${through} and change_month >= ${from} group by 1, 2) d
        cross join lateral unnest(coverage.area_path(d.place, d.other)) as above(code)
        join wanted w on w.code = above.code
    )
    select code, sum(workers)::bigint as workers from changes group by 1`.execute(transaction.of<unknown>());
  return new Map(rows.map(({ code, workers }) => [code, Number(workers)]));
}
