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
  const { rows } = await sql<TotalRow>`
    with changes as (
      select area_code, segment, change_month, workers from coverage.area_totals
      where measure = ${measure} and area_code = any (${codes}::text[]) and view = ${view} and change_month <= ${month} and change_month >= ${from}
      union all
      select left(d.place, depths.depth), d.segment, d.change_month, d.workers
      from (${unfoldedByPlace({ view, measure, from, through: month })}) d ${upTo(codes)}
    )
    select area_code as "areaCode", segment, greatest(change_month, ${foldUpTo}) as month, sum(workers)::bigint as workers
    from changes group by 1, 2, 3`.execute(transaction.of<unknown>());
  return rows;
}

/** The months of one indicator that are looked at. */
export interface Span extends Pick<TotalsAsked, 'indicator' | 'month' | 'foldUpTo'> {}

/** The same for several spans at once: the totals of each. */
export async function listTotalsOfSpans(
  transaction: Transaction,
  { codes, view }: Pick<TotalsAsked, 'codes' | 'view'>,
  spans: readonly Span[],
): Promise<(span: Span) => readonly TotalRow[]> {
  const asked = spans.map(({ indicator, month, foldUpTo }, span) => ({
    ...{ span, measure: indicator.measure, from: indicator.isStock ? '' : foldUpTo, month, foldUpTo },
  }));
  const measures = [...new Set(asked.map(({ measure }) => measure))];
  const { place, other } = placesIn(view);
  const { rows } = await sql<TotalRow & { span: number }>`
    with asked as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as a (span integer, measure text, "from" text, month text, "foldUpTo" text)
    ), changes as (
      select a.span, t.area_code, t.segment, greatest(t.change_month, a."foldUpTo") as month, t.workers
      from asked a join coverage.area_totals t on t.measure = any (${measures}::text[]) and t.measure = a.measure
        and t.view = ${view} and t.area_code = any (${codes}::text[]) and t.change_month between a."from" and a.month
      union all
      select a.span, d.area_code, d.segment, greatest(d.change_month, a."foldUpTo"), d.workers
      from (
        select d.measure, left(d.place, depths.depth) as area_code, d.segment, d.change_month, sum(d.workers) as workers
        from (
          select measure, case ${place} when '' then left(${other}, 2) else ${place} end as place, segment, change_month, workers
          from coverage.fact_deltas where measure = any (${measures}::text[])) d ${upTo(codes)}
        group by 1, 2, 3, 4) d
        join asked a on a.measure = d.measure and d.change_month between a."from" and a.month
    )
    select span, area_code as "areaCode", segment, month, sum(workers)::bigint as workers from changes group by 1, 2, 3, 4`.execute(
    transaction.of<unknown>(),
  );
  const bySpan = Map.groupBy(rows, ({ span }) => span);
  return (span) => bySpan.get(spans.indexOf(span)) ?? [];
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
    with changes as (
      select t.area_code as code, t.workers from coverage.area_totals t
      where t.measure = ${measure} and t.area_code = any (${codes}::text[]) and t.view = 'residence'
        and t.change_month <= ${through} and t.change_month >= ${from}
      union all
      select left(d.place, depths.depth), d.workers
      from (${unfoldedByPlace({ view: 'residence', measure, from, through })}) d ${upTo(codes)}
    )
    select code, sum(workers)::bigint as workers from changes group by 1`.execute(transaction.of<unknown>());
  return new Map(rows.map(({ code, workers }) => [code, Number(workers)]));
}

/**
 * Changes not folded yet by the place they count in, before the way up: a busy minute leaves thousands in hundreds of places.
 * A place not known counts in the province of the other one (`coverage.area_path`, spelled out: a call for each costs more than all the rest).
 */
function unfoldedByPlace(asked: {
  readonly view: 'residence' | 'work';
  readonly measure: Indicator['measure'];
  readonly from: string;
  readonly through: string;
}) {
  const { place, other } = placesIn(asked.view);
  return sql`
    select case ${place} when '' then left(${other}, 2) else ${place} end as place, segment, change_month, sum(workers) as workers
    from coverage.fact_deltas where measure = ${asked.measure} and change_month between ${asked.from} and ${asked.through}
    group by 1, 2, 3`;
}

function placesIn(view: 'residence' | 'work') {
  const [residence, work] = [sql.ref('residence_code'), sql.ref('work_area_code')];
  return view === 'residence' ? { place: residence, other: work } : { place: work, other: residence };
}

/** The way up from places to the areas asked for, whose codes are as long as their level is deep. */
function upTo(codes: readonly string[]) {
  return sql`join (select distinct length(asked.code) as depth from unnest(${codes}::text[]) as asked(code)) depths
    on depths.depth <= length(d.place) where left(d.place, depths.depth) = any (${codes}::text[])`;
}
