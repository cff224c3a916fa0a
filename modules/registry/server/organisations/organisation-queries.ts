import { sql } from 'kysely';
import type { Transaction } from '#platform/server/db/transaction.ts';

export interface OrganisationRow {
  readonly organisation_id: string;
  readonly kind: string;
  readonly name: string;
  readonly npp: string | null;
  readonly nib: string | null;
  readonly npwp: string | null;
  readonly address: string;
  readonly sector: string | null;
  readonly workers_stated: number | null;
  readonly demonstration: boolean;
  readonly version: number;
  readonly area_code: string;
  readonly area_name: string;
  readonly area_kind: string;
  readonly area_path_name: string;
  readonly parent_id: string | null;
  readonly parent_name: string | null;
}

const columns = sql`o.organisation_id, o.kind, o.name, o.npp, o.nib, o.npwp, o.address, o.sector, o.workers_stated, o.demonstration,
  o.version, a.code as area_code, a.name as area_name, a.kind as area_kind, a.path_name as area_path_name,
  p.organisation_id as parent_id, p.name as parent_name`;
const sources = sql`registry.organisations o
  join registry.areas a on a.code = o.area_code
  left join registry.organisations p on p.organisation_id = o.parent_id`;

export interface OrganisationSearch {
  readonly words: readonly string[];
  readonly npp: string | null;
  readonly kind: string | null;
  readonly within: string | null;
}

function conditions({ words, npp, kind, within }: OrganisationSearch) {
  return sql`(${words.length} = 0 or o.name_tokens @> ${[...words]}::text[] or o.npp = ${npp})
    and (${kind}::text is null or o.kind = ${kind})
    and (${within}::text is null or o.area_code like ${`${within ?? ''}%`})`;
}

/** Organisations in scope by name, after the one named. */
export async function listOrganisations(
  transaction: Transaction,
  search: OrganisationSearch & { readonly after: string | null; readonly limit: number },
): Promise<OrganisationRow[]> {
  const { after, limit } = search;
  const found = await sql<OrganisationRow>`select ${columns} from ${sources}
    where ${conditions(search)}
      and (${after}::uuid is null or (o.name collate "C", o.organisation_id) > (
        select name collate "C", organisation_id from registry.organisations where organisation_id = ${after}::uuid))
    order by o.name collate "C", o.organisation_id limit ${limit}`.execute(transaction.of<unknown>());
  return found.rows;
}

/** How many organisations in scope fit. */
export async function countOrganisations(
  transaction: Transaction,
  search: OrganisationSearch,
): Promise<number> {
  const counted = await sql<{ total: number }>`select count(*)::int as total from registry.organisations o
    where ${conditions(search)}`.execute(transaction.of<unknown>());
  return counted.rows[0]?.total ?? 0;
}

/** One organisation in scope, or null. */
export async function findOrganisation(
  transaction: Transaction,
  organisationId: string,
): Promise<OrganisationRow | null> {
  const found = await sql<OrganisationRow>`select ${columns} from ${sources}
    where o.organisation_id = ${organisationId}::uuid`.execute(transaction.of<unknown>());
  return found.rows[0] ?? null;
}

/** The organisations directly below one. */
export async function listBelow(transaction: Transaction, organisationId: string) {
  const found = await sql<{ organisation_id: string; name: string; kind: string }>`
    select organisation_id, name, kind from registry.organisations
    where parent_id = ${organisationId}::uuid order by name collate "C", organisation_id limit 1000`.execute(
    transaction.of<unknown>(),
  );
  return found.rows;
}

/** Open memberships through an organisation that the caller may see. */
export async function countOpenMemberships(
  transaction: Transaction,
  organisationId: string,
): Promise<number> {
  const counted = await sql<{ total: number }>`select count(*)::int as total from registry.memberships
    where organisation_id = ${organisationId}::uuid and ended_on is null`.execute(transaction.of<unknown>());
  return counted.rows[0]?.total ?? 0;
}

export interface NewOrganisation {
  readonly organisationId: string;
  readonly kind: string;
  readonly name: string;
  readonly nameTokens: readonly string[];
  readonly npp: string | null;
  readonly nib: string | null;
  readonly npwp: string | null;
  readonly parentId: string | null;
  readonly areaCode: string;
  readonly address: string;
  readonly sector: string | null;
  readonly workersStated: number | null;
  readonly demonstration: boolean;
}

/** Inserts an organisation; false when its NPP is taken. */
export async function insertOrganisation(transaction: Transaction, row: NewOrganisation): Promise<boolean> {
  const inserted = await sql<{ organisation_id: string }>`
    insert into registry.organisations (organisation_id, kind, name, name_tokens, npp, nib, npwp, parent_id, area_code, address, sector,
      workers_stated, demonstration)
    values (${row.organisationId}::uuid, ${row.kind}, ${row.name}, ${[...row.nameTokens]}::text[], ${row.npp}, ${row.nib}, ${row.npwp},
      ${row.parentId}::uuid, ${row.areaCode}, ${row.address}, ${row.sector}, ${row.workersStated}, ${row.demonstration})
    on conflict (npp) do nothing returning organisation_id`.execute(transaction.of<unknown>());
  return inserted.rows.length > 0;
}
