import { sql } from 'kysely';
import type { VillageKind } from '#modules/sponsorship/core/index.ts';
import type { Transaction } from '#platform/server/db/index.ts';

export interface AreaRow {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly pathName: string;
}

export interface VillageRow {
  readonly code: string;
  readonly name: string;
  readonly kind: VillageKind;
}

/** An area of that code, or null. */
export async function findArea(transaction: Transaction, code: string): Promise<AreaRow | null> {
  const { rows } = await sql<AreaRow>`
    select code, name, kind, path_name as "pathName" from registry.areas where code = ${code}`.execute(
    transaction.of<unknown>(),
  );
  return rows[0] ?? null;
}

/** The same where it lies in the caller's fact scope; elsewhere null, as for one that is not. */
export async function findOwnArea(transaction: Transaction, code: string): Promise<AreaRow | null> {
  const { rows } = await sql<AreaRow>`
    select code, name, kind, path_name as "pathName" from registry.areas
    where code = ${code} and code like any (string_to_array(nullif(current_setting('app.areas', true), ''), ','))`.execute(
    transaction.of<unknown>(),
  );
  return rows[0] ?? null;
}

/** The villages of an area, itself included, by code. */
export async function listVillages(transaction: Transaction, code: string): Promise<readonly VillageRow[]> {
  const { rows } = await sql<VillageRow>`
    select code, name, kind from registry.areas
    where level = 4 and (code = ${code} or (code > ${`${code}.`} and code < ${`${code}/`})) order by code`.execute(
    transaction.of<unknown>(),
  );
  return rows;
}
