import { sql } from 'kysely';
import type { OrganisationFacts } from '#modules/registry/core/index.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';
import type { KeptNpwp } from './keep-npwp.ts';

export interface OrganisationRow {
  readonly organisation_id: string;
  readonly kind: string;
  readonly name: string;
  readonly trade_name: string;
  readonly npp: string | null;
  readonly nib: string | null;
  readonly npwp: string | null;
  readonly npwp_masked: string | null;
  readonly address: string;
  readonly sector: string | null;
  readonly workers_stated: number | null;
  readonly business_type: string | null;
  readonly risk_class: number | null;
  readonly risk_class_reason: string;
  readonly scale: string | null;
  readonly capital_idr: string | null;
  readonly sales_idr: string | null;
  readonly duty_started_on: string | null;
  readonly contact_name: string;
  readonly contact_email: string;
  readonly sectors: string[];
  readonly contractors_duty: boolean;
  readonly group_type: string | null;
  readonly covered_areas: string[];
  readonly demonstration: boolean;
  readonly version: number;
  readonly area_code: string;
  readonly area_name: string;
  readonly area_kind: string;
  readonly area_path_name: string;
  /** Null also where the parent is not in the caller's sight. */
  readonly parent_id: string | null;
  readonly real_parent_id: string | null;
  readonly parent_name: string | null;
}

const columns = sql`o.organisation_id, o.kind, o.name, o.trade_name, o.npp, o.nib, o.npwp, o.npwp_masked, o.address, o.sector, o.workers_stated,
  o.business_type, o.risk_class, o.risk_class_reason, o.scale, o.capital_idr::text as capital_idr, o.sales_idr::text as sales_idr,
  o.duty_started_on::text as duty_started_on, o.contact_name, o.contact_email, o.sectors, o.contractors_duty, o.group_type, o.covered_areas,
  o.demonstration, o.version, a.code as area_code, a.name as area_name, a.kind as area_kind, a.path_name as area_path_name,
  p.organisation_id as parent_id, o.parent_id as real_parent_id, p.name as parent_name`;
const sources = sql`registry.organisations o
  join registry.areas a on a.code = o.area_code
  left join registry.organisations p on p.organisation_id = o.parent_id`;

export interface OrganisationSearch {
  readonly words: readonly string[];
  /** A whole NPP or NIB. */
  readonly number: string | null;
  readonly kind: string | null;
  readonly within: string | null;
}

function conditions({ words, number, kind, within }: OrganisationSearch) {
  return sql`(${words.length} = 0 or o.name_tokens @> ${[...words]}::text[] or o.npp = ${number} or o.nib = ${number})
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

/** One organisation that the caller may change, held until the act ends; null where there is none. */
export async function holdOrganisation(
  transaction: Transaction,
  organisationId: string,
): Promise<OrganisationRow | null> {
  const found = await sql<OrganisationRow>`select ${columns} from ${sources}
    where o.organisation_id = ${organisationId}::uuid for no key update of o`.execute(
    transaction.of<unknown>(),
  );
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

/** Everything of an organisation that is written; `npwp` undefined leaves the number as it stands. */
export interface WrittenOrganisation {
  readonly organisationId: string;
  readonly facts: OrganisationFacts;
  readonly nameTokens: readonly string[];
  readonly npwp: KeptNpwp | undefined;
}

/** Inserts an organisation; a number that is taken throws the database's own error. */
export async function insertOrganisation(
  transaction: Transaction,
  {
    organisationId,
    kind,
    parentId,
    facts,
    nameTokens,
    npwp,
  }: WrittenOrganisation & { readonly kind: string; readonly parentId: string | null },
): Promise<void> {
  await sql`
    insert into registry.organisations (organisation_id, kind, parent_id, name, name_tokens, trade_name, area_code, address, npp, nib,
      npwp, npwp_index, npwp_sealed, npwp_masked, sector, workers_stated, business_type, risk_class, risk_class_reason, scale, capital_idr,
      sales_idr, duty_started_on, contact_name, contact_email, sectors, contractors_duty, group_type, covered_areas)
    values (${organisationId}::uuid, ${kind}, ${parentId}::uuid, ${facts.name}, ${[...nameTokens]}::text[], ${facts.tradeName},
      ${facts.areaCode}, ${facts.address}, ${facts.npp}, ${facts.nib}, ${npwp?.clear ?? null}, ${npwp?.index ?? null}, ${npwp?.sealed ?? null},
      ${npwp?.masked ?? null}, ${facts.sector}, ${facts.workersStated}, ${facts.businessType}, ${facts.riskClass}, ${facts.riskClassReason},
      ${facts.scale}, ${facts.capitalIdr}::bigint, ${facts.salesIdr}::bigint, ${facts.dutyStartedOn}::date, ${facts.contactName},
      ${facts.contactEmail}, ${[...facts.sectors]}::text[], ${facts.contractorsDuty}, ${facts.groupType}, ${[...facts.coveredAreas]}::text[])`.execute(
    transaction.of<unknown>(),
  );
}

/** Writes the facts of an organisation that is held and counts its version up; returns the new one. */
export async function updateOrganisation(
  transaction: Transaction,
  { organisationId, facts, nameTokens, npwp }: WrittenOrganisation,
): Promise<void> {
  const keepsNpwp = npwp === undefined;
  await sql`
    update registry.organisations set name = ${facts.name}, name_tokens = ${[...nameTokens]}::text[], trade_name = ${facts.tradeName},
      area_code = ${facts.areaCode}, address = ${facts.address}, npp = ${facts.npp}, nib = ${facts.nib},
      npwp = case when ${keepsNpwp} then npwp else ${npwp?.clear ?? null} end,
      npwp_index = case when ${keepsNpwp} then npwp_index else ${npwp?.index ?? null}::bytea end,
      npwp_sealed = case when ${keepsNpwp} then npwp_sealed else ${npwp?.sealed ?? null}::bytea end,
      npwp_masked = case when ${keepsNpwp} then npwp_masked else ${npwp?.masked ?? null} end,
      sector = ${facts.sector}, workers_stated = ${facts.workersStated}, business_type = ${facts.businessType},
      risk_class = ${facts.riskClass}, risk_class_reason = ${facts.riskClassReason}, scale = ${facts.scale},
      capital_idr = ${facts.capitalIdr}::bigint, sales_idr = ${facts.salesIdr}::bigint, duty_started_on = ${facts.dutyStartedOn}::date,
      contact_name = ${facts.contactName}, contact_email = ${facts.contactEmail}, sectors = ${[...facts.sectors]}::text[],
      contractors_duty = ${facts.contractorsDuty}, group_type = ${facts.groupType}, covered_areas = ${[...facts.coveredAreas]}::text[],
      version = version + 1
    where organisation_id = ${organisationId}::uuid`.execute(transaction.of<unknown>());
}

/** An organisation in scope that has one of these numbers already. */
export async function findHolderOfNumber(
  transaction: Transaction,
  asked: {
    readonly organisationId: string;
    readonly npp: string | null;
    readonly nib: string | null;
    readonly npwpIndex: Buffer | null;
  },
): Promise<{ organisation_id: string; name: string; number: 'npp' | 'nib' | 'npwp' } | null> {
  const found = await sql<{ organisation_id: string; name: string; number: 'npp' | 'nib' | 'npwp' }>`
    select organisation_id, name,
      case when npp = ${asked.npp} then 'npp' when nib = ${asked.nib} then 'nib' else 'npwp' end as number
    from registry.organisations
    where (npp = ${asked.npp} or nib = ${asked.nib} or npwp_index = ${asked.npwpIndex}::bytea)
      and organisation_id <> ${asked.organisationId}::uuid
    order by organisation_id limit 1`.execute(transaction.of<unknown>());
  return found.rows[0] ?? null;
}

/** The next number of our own, for an employer that has none of the administration yet. */
export async function nextOwnNpp(transaction: Transaction): Promise<string> {
  const drawn = await sql<{
    npp: string;
  }>`select 'SMS' || lpad(nextval('registry.own_npp')::text, 6, '0') as npp`.execute(
    transaction.of<unknown>(),
  );
  const [row] = drawn.rows;
  if (!row) throw new Error('the sequence of own numbers gave none');
  return row.npp;
}
