import { sql } from 'kysely';
import type { SponsoredGroup } from '#modules/coverage/core/index.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';

export interface PlanAreaRow {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly pathName: string;
}

/** The area where it lies in the caller's fact scope; elsewhere null, as for one that is not. */
export async function findOwnArea(transaction: Transaction, code: string): Promise<PlanAreaRow | null> {
  const { rows } = await sql<PlanAreaRow>`
    select code, name, kind, path_name as "pathName" from registry.areas
    where code = ${code} and code like any (string_to_array(nullif(current_setting('app.areas', true), ''), ','))`.execute(
    transaction.of<unknown>(),
  );
  return rows[0] ?? null;
}

/** The villages of an area, itself included, by code. */
export async function listVillages(transaction: Transaction, code: string): Promise<readonly PlanAreaRow[]> {
  const { rows } = await sql<PlanAreaRow>`
    select code, name, kind, path_name as "pathName" from registry.areas
    where level = 4 and (code = ${code} or (code > ${`${code}.`} and code < ${`${code}/`})) order by code`.execute(
    transaction.of<unknown>(),
  );
  return rows;
}

/** Agents at work in each regency that the area touches. */
export async function countAgents(
  transaction: Transaction,
  code: string,
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ regency: string; agents: number }>`
    select left(area_code, 5) as regency, count(*)::integer as agents from registry.organisations
    where kind = 'agent' and (area_code = ${code} or area_code like ${`${code}.%`} or left(area_code, 5) = ${code.slice(0, 5)})
    group by 1`.execute(transaction.of<unknown>());
  return new Map(rows.map(({ regency, agents }) => [regency, agents]));
}

/** Employers of each village who report fewer workers than they state, by how many. */
export async function listEmployerGaps(
  transaction: Transaction,
  code: string,
  since: string,
): Promise<ReadonlyMap<string, readonly { readonly missing: number; readonly count: number }[]>> {
  const { rows } = await sql<{ village: string; missing: number; employers: bigint }>`
    select village_code as village, missing, employers from coverage.employer_gaps(${code}, ${since})
    order by village_code, missing desc`.execute(transaction.of<unknown>());
  const byVillage = Map.groupBy(rows, ({ village }) => village);
  return new Map(
    [...byVillage].map(([village, those]) => [
      village,
      those.map(({ missing, employers }) => ({ missing, count: Number(employers) })),
    ]),
  );
}

/** How many are sponsored from which month to which, those whose last month is not long past. */
export async function listSponsored(
  transaction: Transaction,
  code: string,
  from: string,
): Promise<readonly SponsoredGroup[]> {
  const { rows } = await sql<{ first_month: string; last_month: string; workers: bigint }>`
    select first_month, last_month, workers from coverage.sponsored_ends(${code}, ${from})
    order by first_month, last_month`.execute(transaction.of<unknown>());
  return rows.map((row) => ({
    ...{ firstMonth: row.first_month, lastMonth: row.last_month },
    workers: Number(row.workers),
  }));
}

/** Of those whose sponsored months ended, how many went on by themselves. */
export async function getConversion(
  transaction: Transaction,
  code: string,
  on: string,
): Promise<{ readonly ended: number; readonly converted: number }> {
  const { rows } = await sql<{ ended: number; converted: number }>`
    select ended - waiting as ended, converted from sponsorship.handover_rates(${on}::date, ${code}) where kind = 'all'`.execute(
    transaction.of<unknown>(),
  );
  return rows[0] ?? { ended: 0, converted: 0 };
}
