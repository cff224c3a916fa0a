import { sql } from 'kysely';
import type { Transaction } from '#platform/server/db/transaction.ts';

interface Months {
  /** First month of the lists, `YYYY-MM`. */
  readonly first: string;
  /** Last one. */
  readonly last: string;
}

export interface SeriesRow {
  readonly code: string;
  /** employer, both, self, sponsored, joined, returned. */
  readonly series: string;
  readonly months: readonly string[];
  readonly workers: readonly bigint[];
}

/** Workers with a paid month by area, month and who pays, and those who came or came back, where they live; every area of the level of villages and above. */
export async function listPaidSeries(
  transaction: Transaction,
  { first, last }: Months,
): Promise<readonly SeriesRow[]> {
  const { rows } = await sql<SeriesRow>`
    with cells as materialized (
      -- A residence not known counts in the province of the workplace (coverage.area_path).
      select case residence_code when '' then left(work_area_code, 2) else left(residence_code, 13) end as place, change_month,
        case when measure = 'NEW' then 'joined' when measure = 'RETURNED' then 'returned' when segment = 'PU' then 'employer'
          when segment = 'PU+BPU' then 'both' when payer_kind = 'sponsor' then 'sponsored' else 'self' end as series, sum(workers) as workers
      from coverage.facts
      where (measure = 'PAID' or (measure in ('NEW', 'RETURNED') and segment = 'BPU' and payer_kind = 'worker'))
        and change_month between ${first} and ${last}
      group by 1, 2, 3
    ), months as (
      select left(c.place, n.length) as code, c.series, c.change_month, sum(c.workers)::bigint as workers
      from cells c cross join (values (2), (5), (8), (13)) as n (length)
      where length(c.place) >= n.length group by 1, 2, 3
    )
    select code, series, array_agg(change_month order by change_month) as months, array_agg(workers order by change_month) as workers
    from months group by 1, 2`.execute(transaction.of<unknown>());
  return rows;
}

/** Changes of the protected by area, month and segment of the cells; what came before the first month stands in it. */
export async function listProtectedChanges(
  transaction: Transaction,
  { first, last }: Months,
): Promise<readonly SeriesRow[]> {
  const { rows } = await sql<SeriesRow>`
    with changes as (
      select area_code as code, segment as series, greatest(change_month, ${first}) as month, sum(workers)::bigint as workers
      from coverage.area_totals
      where measure = 'PROTECTED' and view = 'residence' and change_month <= ${last} and length(area_code) <= 13 group by 1, 2, 3
    )
    select code, series, array_agg(month order by month) as months, array_agg(workers order by month) as workers from changes group by 1, 2`.execute(
    transaction.of<unknown>(),
  );
  return rows;
}

export interface TermRow {
  readonly villageCode: string;
  readonly knownFrom: string;
  readonly firstMonth: string;
  readonly lastMonth: string;
  readonly workers: number;
  readonly decided: number;
  readonly continued: number;
}

/** Terms of sponsors that last into a month or beyond it. */
export async function listTermGroups(transaction: Transaction, from: string): Promise<readonly TermRow[]> {
  const { rows } = await sql<TermRow>`
    select village_code as "villageCode", known_from as "knownFrom", first_month as "firstMonth", last_month as "lastMonth", workers, decided, continued
    from sponsorship.term_groups(${from})`.execute(transaction.of<unknown>());
  return rows;
}

/** The province with the longest books and the first month of which anything is known to be paid there; nulls where nothing is. */
export async function findFirstPaidMonth(
  transaction: Transaction,
): Promise<readonly [province: string, month: string | null]> {
  const { rows } = await sql<{ code: string; month: string }>`
    select area_code as code, min(change_month) as month from coverage.area_totals
    where measure = 'PAID' and view = 'residence' and workers > 0 and length(area_code) = 2
    group by 1 order by 2, 1 limit 1`.execute(transaction.of<unknown>());
  return [rows[0]?.code ?? '', rows[0]?.month ?? null];
}

/** Workforce figures that apply on a day, by area and segment (`51.71 BPU`). */
export async function listWorkforces(
  transaction: Transaction,
  onDay: string,
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ key: string; value: bigint }>`
    select distinct on (area_code, segment) area_code || ' ' || segment as key, value from coverage.denominators
    where as_of <= ${onDay}::date and length(area_code) <= 13 and occupation_group = ''
    order by area_code, segment, as_of desc, certainty, loaded_at desc, definition, source`.execute(
    transaction.of<unknown>(),
  );
  return new Map(rows.map(({ key, value }) => [key, Number(value)]));
}
