import { sql } from 'kysely';
import {
  type CheckContext,
  type ColumnMapping,
  hamletKey,
  type ListKind,
  listFields,
} from '#modules/registry/core/index.ts';
import { registrationLimits } from '#modules/rules/core/index.ts';
import { theLaw } from '#modules/rules/server/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import type { Transaction } from '#platform/server/db/index.ts';
import type { ListRecord } from './list-queries.ts';

/** Ages and wages of the law on the day a list is checked. Source: modules/rules. */
export function checkContextOf(list: {
  readonly kind: ListKind;
  readonly on: string;
  readonly areaCode: string;
  readonly knownRegions: ReadonlySet<string> | null;
}): Omit<CheckContext, 'villages'> {
  const { on } = list;
  return {
    kind: list.kind,
    on,
    area: list.areaCode === '' ? null : list.areaCode,
    knownRegions: list.knownRegions,
    limits: registrationLimits(theLaw(), on),
  };
}

/** Hamlet codes below the list's area by `<village code>|<hamletKey>`. */
export async function hamletsBelow(
  transaction: Transaction,
  list: Pick<ListRecord, 'kind' | 'area_code'>,
): Promise<ReadonlyMap<string, string>> {
  if (list.kind === 'payroll' || list.area_code === '') return new Map();
  const found = await sql<{ code: string; name: string; parent_code: string }>`
    select code, name, parent_code from registry.areas where level = 5 and code like ${`${list.area_code}.%`}`.execute(
    transaction.of<unknown>(),
  );
  return new Map(found.rows.map((row) => [`${row.parent_code}|${hamletKey(row.name)}`, row.code]));
}

/** How this sender's headers were read before, by their keyed hash. */
export async function rememberedMappings(
  transaction: Transaction,
  caller: Caller,
  list: Pick<ListRecord, 'organisation_id'>,
): Promise<ReadonlyMap<string, ColumnMapping>> {
  const found = await sql<{ header_signature: string; mapping: Readonly<Record<string, string | null>> }>`
    select header_signature, mapping from registry.list_mappings
    where sender_id = ${senderOf(caller, list)}::uuid`.execute(transaction.of<unknown>());
  return new Map(found.rows.map((row) => [row.header_signature, columnMapping(row.mapping)]));
}

/** Under whom a mapping is remembered: the caller's own organisation where the list is its own, else his account. */
export function senderOf(caller: Caller, list: Pick<ListRecord, 'organisation_id'>): string {
  const { organisation_id: organisationId } = list;
  return organisationId !== null && caller.organisationIds.includes(organisationId)
    ? organisationId
    : caller.accountId;
}

/** A kept mapping as the reader takes it; a field that no longer exists is passed over. */
export function columnMapping(kept: Readonly<Record<string, string | null>>): ColumnMapping {
  return Object.fromEntries(
    Object.entries(kept).flatMap(([column, name]) => {
      const field = name === null ? null : listFields.find((one) => one === name);
      return field === undefined ? [] : [[Number(column), field] as const];
    }),
  );
}
