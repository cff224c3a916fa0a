import { sql } from 'kysely';
import type { SponsorFunding, SponsorKind } from '#modules/sponsorship/core/index.ts';
import type { Transaction } from '#platform/server/db/index.ts';
import { type StageRow, stageSums } from './stages.ts';

/** An area as a query names it: columns `area_*`. */
export interface AreaColumns {
  readonly area_code: string;
  readonly area_name: string;
  readonly area_kind: string;
  readonly area_path: string;
  readonly area_level: number;
}

export const areaColumns = sql`coalesce(a.name, '') as area_name, coalesce(a.kind, '') as area_kind, coalesce(a.path_name, '') as area_path, coalesce(a.level, 0) as area_level`;

/** The area of the columns, as the contract has it. */
export function areaOf(row: AreaColumns) {
  return { code: row.area_code, name: row.area_name, kind: row.area_kind, pathName: row.area_path };
}

export interface SponsorRow extends AreaColumns, StageRow {
  readonly sponsor_id: string;
  readonly kind: SponsorKind;
  readonly name: string;
  readonly organisation_id: string | null;
  readonly organisation_name: string;
  readonly contact: string;
  readonly version: number;
  readonly agreements: number;
  readonly may_keep: boolean;
}

/** Sponsors in scope with the sums of their budgets; one of them where an id is given. */
export async function listSponsors(
  transaction: Transaction,
  sponsorId: string | null = null,
): Promise<SponsorRow[]> {
  const { rows } = await sql<SponsorRow>`
    select s.sponsor_id, s.kind, s.name, s.area_code, ${areaColumns}, s.organisation_id, coalesce(o.name, '') as organisation_name, s.contact, s.version,
      (select count(*)::int from sponsorship.agreements g where g.sponsor_id = s.sponsor_id) as agreements, b.*, sponsorship.may_keep(s.kind, s.area_code) as may_keep
    from sponsorship.sponsors s left join registry.areas a on a.code = s.area_code left join registry.organisations o on o.organisation_id = s.organisation_id
      cross join lateral (select ${stageSums} from sponsorship.budgets b where b.sponsor_id = s.sponsor_id) b
    where ${sponsorId}::uuid is null or s.sponsor_id = ${sponsorId}::uuid
    order by s.area_code, s.kind, s.name limit 2000`.execute(transaction.of<unknown>());
  return rows;
}

export interface AgreementRow extends AreaColumns {
  readonly agreement_id: string;
  readonly sponsor_id: string;
  readonly sponsor_name: string;
  readonly sponsor_kind: SponsorKind;
  readonly sponsor_area: string;
  readonly number: string;
  readonly title: string;
  readonly funding: SponsorFunding;
  readonly legal_basis: string;
  readonly signed_on: string;
  readonly valid_from: string;
  readonly valid_to: string;
  readonly document_id: string | null;
  readonly state: 'active' | 'ended';
  readonly version: number;
  readonly may_keep: boolean;
}

/** Agreements in scope, the latest signed first: of one sponsor, or one of them. */
export async function listAgreements(
  transaction: Transaction,
  {
    sponsorId = null,
    agreementId = null,
  }: { readonly sponsorId?: string | null; readonly agreementId?: string | null },
): Promise<AgreementRow[]> {
  const { rows } = await sql<AgreementRow>`
    select g.agreement_id, g.sponsor_id, coalesce(s.name, '') as sponsor_name, coalesce(s.kind, 'firm') as sponsor_kind, coalesce(s.area_code, '') as sponsor_area, g.number,
      g.title, g.funding, g.legal_basis, g.signed_on, g.valid_from, g.valid_to, g.document_id, g.state, g.version, g.area_code, ${areaColumns},
      sponsorship.may_keep(s.kind, g.area_code) as may_keep
    from sponsorship.agreements g left join sponsorship.sponsors s on s.sponsor_id = g.sponsor_id left join registry.areas a on a.code = g.area_code
    where (${sponsorId}::uuid is null or g.sponsor_id = ${sponsorId}::uuid) and (${agreementId}::uuid is null or g.agreement_id = ${agreementId}::uuid)
    order by g.signed_on desc, g.number limit 500`.execute(transaction.of<unknown>());
  return rows;
}

export interface YearRow extends StageRow {
  readonly agreement_id: string;
  readonly year: number;
  readonly budgets: number;
}

/** What the agreements have by year. */
export async function listYears(
  transaction: Transaction,
  agreementIds: readonly string[],
): Promise<YearRow[]> {
  const { rows } = await sql<YearRow>`
    select b.agreement_id, b.year, count(*)::int as budgets, ${stageSums} from sponsorship.budgets b
    where b.agreement_id = any (${[...agreementIds]}::uuid[]) group by b.agreement_id, b.year order by b.year`.execute(
    transaction.of<unknown>(),
  );
  return rows;
}

export interface BudgetRow extends StageRow {
  readonly budget_id: string | null;
  readonly village_code: string;
  readonly village_name: string;
  readonly district_name: string;
  readonly village_kind: 'desa' | 'kelurahan' | null;
  readonly treasurer_name: string;
  readonly granted_idr: bigint;
}

/** The budgets of an agreement in a year: the whole area's first, then every village of it, with or without one. */
export async function listBudgets(
  transaction: Transaction,
  {
    agreementId,
    areaCode,
    year,
  }: { readonly agreementId: string; readonly areaCode: string; readonly year: number },
): Promise<BudgetRow[]> {
  const { rows } = await sql<BudgetRow>`
    select b.budget_id, v.code as village_code, v.name as village_name, v.district_name, v.kind as village_kind, coalesce(b.treasurer_name, '') as treasurer_name,
      coalesce(b.granted_idr, 0)::bigint as granted_idr, coalesce(b.ceiling_idr, 0)::bigint as ceiling_idr, coalesce(b.free_idr, 0)::bigint as free_idr,
      coalesce(b.reserved_idr, 0)::bigint as reserved_idr, coalesce(b.billed_idr, 0)::bigint as billed_idr, coalesce(b.paid_idr, 0)::bigint as paid_idr,
      coalesce(b.lapsed_idr, 0)::bigint as lapsed_idr
    from (
      select '' collate "C" as code, '' as name, '' as district_name, null as kind
      union all
      select a.code, a.name, d.name, a.kind from registry.areas a join registry.areas d on d.code = a.parent_code
      where a.level = 4 and (a.code = ${areaCode} or a.code like ${`${areaCode}.%`})) v
      left join sponsorship.budgets b on b.agreement_id = ${agreementId}::uuid and b.year = ${year} and b.village_code = v.code
    order by v.code`.execute(transaction.of<unknown>());
  return rows;
}

/** The area and its level, or null. */
export async function findLevel(transaction: Transaction, areaCode: string): Promise<number | null> {
  const { rows } = await sql<{
    level: number;
  }>`select level from registry.areas where code = ${areaCode}`.execute(transaction.of<unknown>());
  return rows[0]?.level ?? null;
}
