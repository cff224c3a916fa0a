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
  /** employer, both, own (all on their own account), sponsored, joined, returned; of the protected a segment of cells. */
  readonly series: string;
  readonly months: readonly string[];
  readonly workers: readonly bigint[];
}

/**
 * Workers with a paid month by area, month and who pays, and those who came or came back, where they live; every area of
 * the level of villages and above. Out of the kept sums; of villages these do not tell who pays, so that of them the
 * sponsored and the new are read from their cells, which are few.
 */
export async function listPaidSeries(
  transaction: Transaction,
  { first, last }: Months,
): Promise<readonly SeriesRow[]> {
  const { rows } = await sql<SeriesRow>`
    with months as (
      select area_code as code, case segment when 'PU' then 'employer' when 'PU+BPU' then 'both' else 'own' end as series, change_month, workers
      from coverage.area_totals
      where measure = 'PAID' and view = 'residence' and change_month between ${first} and ${last} and length(area_code) <= 13
      union all
      select area_code, case measure when 'PAID' then 'sponsored' when 'NEW' then 'joined' else 'returned' end, change_month, workers
      from coverage.area_cells
      where (measure, value) in (('PAID', 'sponsor'), ('NEW', 'worker'), ('RETURNED', 'worker')) and view = 'residence' and dimension = 'payer'
        and segment = 'BPU' and change_month between ${first} and ${last} and length(area_code) <= 8
      union all
      select left(residence_code, 13), 'sponsored', change_month, sum(workers)::bigint
      from coverage.facts
      where measure = 'PAID' and payer_kind = 'sponsor' and segment = 'BPU' and change_month between ${first} and ${last}
        and length(residence_code) >= 13
      group by 1, 3
      union all
      select left(residence_code, 13), case measure when 'NEW' then 'joined' else 'returned' end, change_month, sum(workers)::bigint
      from coverage.facts
      where measure in ('NEW', 'RETURNED') and payer_kind = 'worker' and segment = 'BPU' and change_month between ${first} and ${last}
        and length(residence_code) >= 13
      group by 1, 2, 3
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
