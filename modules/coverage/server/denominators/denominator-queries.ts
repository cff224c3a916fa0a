import { type RawBuilder, sql } from 'kysely';
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

/** On which day figures apply, and over what an indicator is laid: whatever the definition, or those that begin with its id. */
export interface DenominatorAsked {
  /** `YYYY-MM-DD` */
  readonly onDay: string;
  readonly over: Indicator['over'];
}

/**
 * For each area and segment the figure that applies on a day: the latest, of equal days the surest. Made-up ones stand in where
 * no other has the definition asked for.
 */
export async function listApplicableDenominators(
  transaction: Transaction,
  codes: readonly string[],
  onDay: string,
  over: Indicator['over'] = 'applicable',
): Promise<readonly DenominatorRow[]> {
  const asked = { onDay, over };
  return (await listDenominatorsOf(transaction, codes, [asked]))(asked);
}

/** The same for several days and definitions at once: the figures of each. */
export async function listDenominatorsOf(
  transaction: Transaction,
  codes: readonly string[],
  asked: readonly DenominatorAsked[],
): Promise<(one: DenominatorAsked) => readonly DenominatorRow[]> {
  const ofTargets = asked.filter(({ over }) => over === 'target');
  const ofWorkforce = asked.filter(({ over }) => over !== 'target' && over !== 'nothing');
  const targets = ofTargets.length > 0 ? await listTargetsAsFigures(transaction, codes, ofTargets) : [];
  const workforce = ofWorkforce.length > 0 ? await listWorkforce(transaction, codes, ofWorkforce) : [];
  const found = Map.groupBy([...targets, ...workforce], ({ key }) => key);
  return (one) => found.get(keyOf(one)) ?? [];
}

type KeyedRow = DenominatorRow & { readonly key: string };

function keyOf({ over, onDay }: DenominatorAsked): string {
  return `${over} ${onDay}`;
}

async function listTargetsAsFigures(
  transaction: Transaction,
  codes: readonly string[],
  asked: readonly DenominatorAsked[],
): Promise<readonly KeyedRow[]> {
  const rows = await listWorkerTargets(
    transaction,
    codes,
    asked.map(({ onDay }) => monthOf(onDay)),
  );
  return asked.flatMap((one) =>
    rows.filter(({ month }) => month === monthOf(one.onDay)).map((row) => ({ ...row, key: keyOf(one) })),
  );
}

async function listWorkforce(
  transaction: Transaction,
  codes: readonly string[],
  asked: readonly DenominatorAsked[],
): Promise<readonly KeyedRow[]> {
  const [keys, overs] = [asked.map(keyOf), asked.map(({ over }) => over)];
  const days = asked.map(({ onDay }) => onDay);
  const { rows } = await sql<KeyedRow>`
    select distinct on (a.key, area_code, segment) a.key, ${columns}
    from unnest(${keys}::text[], ${overs}::text[], ${days}::date[]) as a (key, over, on_day)
      join coverage.denominators on area_code = any (${codes}::text[]) and occupation_group = '' and as_of <= a.on_day
        and (a.over = 'applicable' or synthetic or upper(split_part(definition, ' ', 1)) = a.over)
    order by a.key, area_code, segment, (a.over <> 'applicable' and synthetic), as_of desc, certainty, loaded_at desc, definition, source`.execute(
    transaction.of<unknown>(),
  );
  return rows;
}

/**
 * The value that applies to an area on a day, as an expression over its code, for a statement that lists areas: one search an
 * area ends at the latest figure; all figures of all areas would have to be sorted. Null: `over` is no workforce figure.
 */
export function applicableValue(
  code: RawBuilder<string>,
  { onDay, over, segment }: DenominatorAsked & { readonly segment: ShownSegment },
): RawBuilder<bigint | null> | null {
  if (over === 'target' || over === 'nothing') return null;
  return sql<bigint | null>`(select value from coverage.denominators
      where area_code = ${code} and segment = ${segment} and occupation_group = '' and as_of <= ${onDay}::date
        and (${over} = 'applicable' or synthetic or upper(split_part(definition, ' ', 1)) = ${over})
      order by (${over} <> 'applicable' and synthetic), as_of desc, certainty, loaded_at desc, definition, source limit 1)`;
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
