import { type RawBuilder, sql } from 'kysely';
import type { FactSegment, Measure } from '#modules/coverage/core/index.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';

/** Which cells are counted: of areas that do not lie in one another, by their measure, months and segments. */
export interface CellsAsked {
  readonly codes: readonly string[];
  readonly view: 'residence' | 'work';
  readonly measure: Measure;
  /** First month of the changes counted; empty: from the beginning. */
  readonly from: string;
  readonly through: string;
  readonly segments: readonly FactSegment[];
}

interface CellRow {
  readonly dimension: 'payer' | 'sex' | 'age' | 'occupation';
  readonly value: string;
  readonly segment: FactSegment;
  readonly workers: bigint;
}

/**
 * Workers of areas by one property at a time, folded or not, in one statement. A single month of a village is not kept
 * as a sum and is added up from its cells.
 */
export async function listCells(transaction: Transaction, asked: CellsAsked): Promise<readonly CellRow[]> {
  const { codes, view, measure, from, through, segments } = asked;
  const months =
    from === through ? sql`change_month = ${through}` : sql`change_month between ${from} and ${through}`;
  const chosen = sql`measure = ${measure} and ${months} and segment = any (${segments}::text[])`;
  const { rows } = await sql<CellRow>`
    select dimension, value, segment, sum(workers)::bigint as workers from (
      select dimension, value, segment, workers from coverage.area_cells
      where area_code = any (${codes}::text[]) and view = ${view} and ${chosen}
      union all ${cut(unfolded(view, codes, chosen))}
      ${isCutFromFacts(asked) ? sql`union all ${cut(ofVillages(view, codes, chosen))}` : sql``}
    ) changes group by 1, 2, 3 having sum(workers) <> 0`.execute(transaction.of<unknown>());
  return rows;
}

function isCutFromFacts({ codes, measure }: CellsAsked): boolean {
  return measure !== 'OPEN' && measure !== 'PROTECTED' && codes.some((code) => code.length > 8);
}

/** Changes not folded yet in or below the areas; a place not known counts in the province of the other one. */
function unfolded(view: CellsAsked['view'], codes: readonly string[], chosen: RawBuilder<unknown>) {
  const { place, other } = placesOf[view];
  return sql`coverage.fact_deltas join unnest(${codes}::text[]) as asked(code)
    on ${place} >= asked.code collate "C" and ${place} < asked.code || '/' collate "C" or ${place} = '' and left(${other}, 2) = asked.code
    where ${chosen}`;
}

/**
 * Codes below one begin with it and a full stop, whose next sign is the slash: an index finds them between the two. Both ends come as
 * they are: what SQL reckons of a column is compared only after the row policy, and then every place of the month is read.
 */
function ofVillages(view: CellsAsked['view'], codes: readonly string[], chosen: RawBuilder<unknown>) {
  const { place } = placesOf[view];
  const within = codes
    .filter((code) => code.length > 8)
    .map((code) => sql`(${place} >= ${code} and ${place} < ${`${code}/`})`);
  return sql`coverage.facts where (${sql.join(within, sql` or `)}) and ${chosen}`;
}

/** Where a view counts a worker, and the place that stands in for the province when that one is not known. */
export const placesOf = {
  residence: { place: sql.ref('residence_code'), other: sql.ref('work_area_code') },
  work: { place: sql.ref('work_area_code'), other: sql.ref('residence_code') },
} as const;

/** Every property of cells in one pass. */
function cut(source: RawBuilder<unknown>) {
  return sql`
    select case when grouping(payer_kind) = 0 then 'payer' when grouping(sex) = 0 then 'sex' when grouping(birth_band) = 0 then 'age' else 'occupation' end,
      coalesce(payer_kind, sex, birth_band::text, occupation_group), segment, sum(workers)
    from ${source}
    group by grouping sets ((segment, payer_kind), (segment, sex), (segment, birth_band), (segment, occupation_group))`;
}
