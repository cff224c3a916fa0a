import { sql } from 'kysely';
import type { Indicator, ShownSegment } from '#modules/coverage/core/index.ts';
import { listWorkerTargets } from '#modules/coverage/server/targets/index.ts';
import { monthOf } from '#platform/core/month.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';

export interface DenominatorRow {
  readonly areaCode: string;
  readonly segment: ShownSegment;
  readonly value: bigint;
  readonly definition: string;
  /** Day, `YYYY-MM-DD`. */
  readonly asOf: string;
  readonly source: string;
  readonly certainty: 'A' | 'B' | 'C';
  readonly synthetic: boolean;
  readonly note: string;
  /** Empty: of every occupation. */
  readonly occupationGroup: string;
}

const columns = sql.raw(
  `area_code as "areaCode", segment, value, definition, as_of as "asOf", source, certainty, synthetic, note, occupation_group as "occupationGroup"`,
);

/**
 * For each area and segment the figure that applies on a day: the latest, of equal days the surest.
 *
 * @param over of an indicator: whatever the definition, or those that begin with its id; made-up ones stand in where no other does
 */
export async function listApplicableDenominators(
  transaction: Transaction,
  codes: readonly string[],
  onDay: string,
  over: Indicator['over'] = 'applicable',
): Promise<readonly DenominatorRow[]> {
  if (over === 'nothing') return [];
  if (over === 'target') return listWorkerTargets(transaction, codes, monthOf(onDay));
  const { rows } = await sql<DenominatorRow>`
    select distinct on (area_code, segment) ${columns} from coverage.denominators
    where area_code = any (${codes}::text[]) and occupation_group = '' and as_of <= ${onDay}::date
      and (${over} = 'applicable' or synthetic or upper(split_part(definition, ' ', 1)) = ${over})
    order by area_code, segment, (${over} <> 'applicable' and synthetic), as_of desc, certainty, loaded_at desc, definition, source`.execute(
    transaction.of<unknown>(),
  );
  return rows;
}

/** Every figure of an area, the latest first. */
export async function listDenominators(
  transaction: Transaction,
  code: string,
): Promise<readonly DenominatorRow[]> {
  const { rows } = await sql<DenominatorRow>`
    select ${columns} from coverage.denominators where area_code = ${code}
    order by as_of desc, definition, source, segment, occupation_group`.execute(transaction.of<unknown>());
  return rows;
}
