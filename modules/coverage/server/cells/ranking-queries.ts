import { type RawBuilder, sql } from 'kysely';
import type { FactSegment, Indicator } from '#modules/coverage/core/index.ts';
import { addMonths } from '#platform/core/month.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';
import { placesOf } from './cell-queries.ts';

export interface CountedArea {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly pathName: string;
  readonly workers: bigint;
  /** Of the month before. */
  readonly before: bigint;
  /** What the workers are a share of, as asked. */
  readonly denominator: bigint | null;
}

interface AreasAsked {
  /** The areas in or below these are counted. */
  readonly codes: readonly string[];
  /** 2 regencies, 3 districts, 4 villages, 5 hamlets. */
  readonly level: number;
  readonly view: 'residence' | 'work';
  readonly indicator: Pick<Indicator, 'measure' | 'isStock'>;
  readonly month: string;
  readonly segments: readonly FactSegment[];
  /** What the workers of the area `p.code` are a share of; without it of nothing. */
  readonly denominator?: RawBuilder<bigint | null> | null;
}

/** Length of an area code by level. */
const codeLengths = [0, 2, 5, 8, 13, 17];

/**
 * Every area of a level with its workers in a month and the one before, folded or not, in one statement. A stock is
 * what stands in all less what changed after the month, so that its whole past is not added up for each village.
 */
export async function listCountedAreas(
  transaction: Transaction,
  { codes, level, view, indicator, month, segments, denominator }: AreasAsked,
): Promise<readonly CountedArea[]> {
  const { measure, isStock } = indicator;
  const before = addMonths(month, -1);
  const { place } = placesOf[view];
  const chosen = sql`measure = ${measure} and segment = any (${segments}::text[])`;
  const cells = sql`area_code = any (array(select code from places)) and view = ${view} and ${chosen}`;
  const folded = isStock
    ? sql`
      select area_code as code, workers as now, workers as before from coverage.area_standing where ${cells}
      union all
      select area_code, case when change_month > ${month} then -workers else 0 end, -workers
      from coverage.area_totals where ${cells} and change_month > ${before}`
    : sql`
      select area_code as code, case change_month when ${month} then workers else 0 end as now, case change_month when ${before} then workers else 0 end as before
      from coverage.area_totals where ${cells} and change_month in (${before}, ${month})`;
  const since = isStock ? '' : before;
  const { rows } = await sql<CountedArea>`
    with places as materialized (
      select a.code, a.name, a.kind, a.path_name from unnest(${codes}::text[]) as asked(code)
        join registry.areas a on a.code >= asked.code collate "C" and a.code < asked.code || '/' collate "C"
      where a.level = ${level}
    ), changes as (
      ${folded}
      union all
      select left(${place}, ${codeLengths[level]}::int),
        case when ${isStock} or change_month = ${month} then workers else 0 end,
        case when change_month <= ${before} then workers else 0 end
      from coverage.fact_deltas where ${chosen} and change_month between ${since} and ${month}
    ), sums as (
      select code, sum(now)::bigint as now, sum(before)::bigint as before from changes group by 1
    )
    select p.code, p.name, p.kind, p.path_name as "pathName", coalesce(s.now, 0) as workers, coalesce(s.before, 0) as before, ${denominator ?? sql`null::bigint`} as denominator
    from places p left join sums s on s.code = p.code order by p.code`.execute(transaction.of<unknown>());
  return rows;
}
