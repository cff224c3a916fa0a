import { sql } from 'kysely';
import type {
  FreeBudget,
  PlannedVillage,
  ProgrammeState,
  SponsorFunding,
} from '#modules/sponsorship/core/index.ts';
import type { Transaction } from '#platform/server/db/index.ts';
import { type AreaColumns, areaColumns } from './sponsor-queries.ts';
import { type StageRow, stageSums } from './stages.ts';

export interface ProgrammeRow extends AreaColumns {
  readonly programme_id: string;
  readonly agreement_id: string;
  readonly agreement_number: string;
  readonly valid_from: string;
  readonly valid_to: string;
  readonly sponsor_id: string;
  readonly sponsor_name: string;
  readonly name: string;
  readonly funding: SponsorFunding;
  readonly quota_per_village: number;
  readonly months: number;
  readonly start_month: string;
  readonly base_bracket: number;
  readonly with_savings: boolean;
  readonly categories: readonly {
    readonly categoryCode: string;
    readonly id: string;
    readonly en: string;
    readonly decree: string;
  }[];
  readonly unused_rule: 'keep' | 'others';
  readonly paid_month_rule: 'shift' | 'release';
  readonly state: ProgrammeState;
  readonly version: number;
  readonly villages: number;
  readonly left_out: number;
  readonly quota: number;
  readonly listed: number;
  readonly approved: number;
  readonly recorded_at: Date;
  readonly may_keep: boolean;
}

/** Programmes in scope or that reach a village in scope, the latest to begin first; one of them where an id is given. */
export async function listProgrammes(
  transaction: Transaction,
  programmeId: string | null = null,
): Promise<ProgrammeRow[]> {
  const { rows } = await sql<ProgrammeRow>`
    select p.*, g.number as agreement_number, g.valid_from, g.valid_to, coalesce(s.name, '') as sponsor_name, ${areaColumns}, v.*, l.*,
      array(select jsonb_build_object('categoryCode', c.category_code, 'id', c.name_id, 'en', c.name_en, 'decree', c.decree)
        from sponsorship.categories c where c.category_code = any (p.categories) order by c.name_id) as categories,
      sponsorship.may_keep(s.kind, p.area_code) as may_keep
    from sponsorship.programmes p join sponsorship.agreements g on g.agreement_id = p.agreement_id left join sponsorship.sponsors s on s.sponsor_id = p.sponsor_id
      left join registry.areas a on a.code = p.area_code
      cross join lateral (select count(*) filter (where v.left_out = '')::int as villages, count(*) filter (where v.left_out <> '')::int as left_out,
        coalesce(sum(v.quota), 0)::int as quota from sponsorship.programme_villages v where v.programme_id = p.programme_id) v
      cross join lateral (select coalesce(sum(l.workers), 0)::int as listed, coalesce(sum(l.workers) filter (where l.state in ('approved', 'billed', 'paid')), 0)::int as approved
        from sponsorship.lists l where l.programme_id = p.programme_id and l.state <> 'withdrawn') l
    where ${programmeId}::uuid is null or p.programme_id = ${programmeId}::uuid
    order by p.start_month desc, p.recorded_at desc limit 500`.execute(transaction.of<unknown>());
  return rows;
}

export interface PlaceRow extends StageRow {
  readonly village_code: string;
  readonly village_name: string;
  readonly district_name: string;
  readonly village_kind: 'desa' | 'kelurahan';
  readonly quota: number;
  readonly left_out: '' | 'source.desa_only' | 'village.no_budget';
  readonly agent_id: string | null;
  readonly agent_name: string;
  readonly stage: 'none' | 'draft' | 'proposed' | 'verified' | 'approved' | 'billed' | 'paid';
  readonly workers: number;
  readonly amount_idr: bigint;
  readonly own_budget: boolean;
}

/** The villages of a programme with where their lists and their own budgets stand. */
export async function listPlaces(transaction: Transaction, programmeId: string): Promise<PlaceRow[]> {
  const { rows } = await sql<PlaceRow>`
    select v.village_code, coalesce(a.name, '') as village_name, coalesce(d.name, '') as district_name, v.village_kind, v.quota, v.left_out, v.agent_id,
      coalesce(o.name, '') as agent_name, coalesce(l.stage, 'none') as stage, coalesce(l.workers, 0)::int as workers, coalesce(l.amount_idr, 0)::bigint as amount_idr,
      coalesce(b.own, false) as own_budget, b.*
    from sponsorship.programme_villages v left join registry.areas a on a.code = v.village_code left join registry.areas d on d.code = a.parent_code
      left join registry.organisations o on o.organisation_id = v.agent_id
      cross join lateral (select ${stageSums}, bool_or(b.village_code <> '') as own from sponsorship.budgets b where b.budget_id = v.budget_id and b.village_code <> '') b
      left join lateral (select max(l.state) filter (where l.kind = 'first') as stage, sum(l.workers) as workers,
        sum(l.amount_idr) filter (where l.state in ('approved', 'billed', 'paid')) as amount_idr
        from sponsorship.lists l where l.programme_id = v.programme_id and l.village_code = v.village_code and l.state <> 'withdrawn') l on true
    where v.programme_id = ${programmeId}::uuid order by v.village_code`.execute(transaction.of<unknown>());
  return rows;
}

/** The sums of the budgets that a programme's villages are paid out of. */
export async function sumBudgets(transaction: Transaction, programmeId: string): Promise<StageRow> {
  const { rows } = await sql<StageRow>`select ${stageSums} from sponsorship.budgets b
    where b.budget_id in (select v.budget_id from sponsorship.programme_villages v where v.programme_id = ${programmeId}::uuid)`.execute(
    transaction.of<unknown>(),
  );
  const [sums] = rows;
  if (!sums) throw new Error('a sum has no row');
  return sums;
}

interface PlanTerms {
  readonly agreementId: string;
  readonly areaCode: string;
  readonly startMonth: string;
  readonly quotaPerVillage: number;
}

export interface PlanRow extends PlannedVillage {
  readonly name: string;
}

/** The villages a programme of these terms would reach, each with its budget or the reason why not: twin of `sponsorship.reach_villages`. */
export async function planVillages(transaction: Transaction, terms: PlanTerms): Promise<PlanRow[]> {
  const year = Number(terms.startMonth.slice(0, 4));
  const { rows } = await sql<PlanRow>`
    select p.code, p.name, p.kind, case when p.left_out = '' then ${terms.quotaPerVillage}::int else 0 end as quota, p.left_out as "leftOut", p.budget_id as "budgetId"
    from (
      select a.code, a.name, a.kind, coalesce(own.budget_id, shared.budget_id) as budget_id,
        case when a.kind = 'kelurahan' and g.funding in ('APBDES', 'DANA_DESA') then 'source.desa_only'
          when own.budget_id is null and shared.budget_id is null then 'village.no_budget' else '' end as left_out
      from sponsorship.agreements g join registry.areas a on a.level = 4 and (a.code = ${terms.areaCode} or a.code like ${`${terms.areaCode}.%`})
        left join sponsorship.budgets own on own.agreement_id = g.agreement_id and own.year = ${year} and own.village_code = a.code
        left join sponsorship.budgets shared on shared.agreement_id = g.agreement_id and shared.year = ${year} and shared.village_code = ''
      where g.agreement_id = ${terms.agreementId}::uuid) p
    order by p.code`.execute(transaction.of<unknown>());
  return rows;
}

/** The villages of a programme that stands, as they are to be paid. */
export async function planOfProgramme(transaction: Transaction, programmeId: string): Promise<PlanRow[]> {
  const { rows } = await sql<PlanRow>`
    select v.village_code as code, coalesce(a.name, '') as name, v.village_kind as kind, v.quota, v.left_out as "leftOut", v.budget_id as "budgetId"
    from sponsorship.programme_villages v left join registry.areas a on a.code = v.village_code
    where v.programme_id = ${programmeId}::uuid order by v.village_code`.execute(transaction.of<unknown>());
  return rows;
}

/** What the budgets of an agreement hold free in a year. */
export async function listFree(
  transaction: Transaction,
  { agreementId, startMonth }: Pick<PlanTerms, 'agreementId' | 'startMonth'>,
): Promise<FreeBudget[]> {
  const { rows } = await sql<FreeBudget>`
    select b.budget_id as "budgetId", b.village_code as "villageCode", b.free_idr as "freeIdr" from sponsorship.budgets b
    where b.agreement_id = ${agreementId}::uuid and b.year = ${Number(startMonth.slice(0, 4))} order by b.village_code`.execute(
    transaction.of<unknown>(),
  );
  return rows;
}
