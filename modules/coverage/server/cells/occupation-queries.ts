import { sql } from 'kysely';
import type { ShownSegment } from '#modules/coverage/core/index.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';

interface WorkforceAsked {
  readonly codes: readonly string[];
  readonly segment: ShownSegment;
  /** `YYYY-MM-DD` */
  readonly onDay: string;
}

/** People of each occupation who live in areas, by the latest figure of each; only where every area has one. */
export async function listOccupationWorkforce(
  transaction: Transaction,
  { codes, segment, onDay }: WorkforceAsked,
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ group: string; people: bigint }>`
    select latest.occupation_group as "group", sum(latest.value)::bigint as people from (
      select distinct on (area_code, occupation_group) area_code, occupation_group, value from coverage.denominators
      where area_code = any (${codes}::text[]) and segment = ${segment} and occupation_group <> '' and as_of <= ${onDay}::date
      order by area_code, occupation_group, as_of desc, certainty, loaded_at desc, definition, source) latest
    group by 1 having count(*) = ${codes.length}`.execute(transaction.of<unknown>());
  return new Map(rows.map(({ group, people }) => [group, Number(people)]));
}
