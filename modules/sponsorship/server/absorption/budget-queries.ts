import { sql } from 'kysely';
import type { BudgetStages } from '#modules/sponsorship/core/index.ts';
import type { Transaction } from '#platform/server/db/index.ts';

/** A budget with whom and what it belongs to; what the caller may not see of these is empty. */
export interface BudgetRow {
  readonly budget_id: string;
  readonly agreement_id: string;
  readonly village_code: string;
  readonly village_name: string;
  readonly ceiling_idr: bigint;
  readonly free_idr: bigint;
  readonly reserved_idr: bigint;
  readonly billed_idr: bigint;
  readonly paid_idr: bigint;
  readonly lapsed_idr: bigint;
}

/** Budgets of a year in the caller's sight. */
export async function listBudgets(transaction: Transaction, year: number): Promise<readonly BudgetRow[]> {
  const { rows } = await sql<BudgetRow>`
    select b.budget_id, b.agreement_id, b.village_code, coalesce(v.name, '') as village_name,
      b.ceiling_idr, b.free_idr, b.reserved_idr, b.billed_idr, b.paid_idr, b.lapsed_idr
    from sponsorship.budgets b left join registry.areas v on v.code = b.village_code
    where b.year = ${year} order by v.name, b.budget_id`.execute(transaction.of<unknown>());
  return rows;
}

/** Years of which the caller sees a budget, newest first. */
export async function listYears(transaction: Transaction): Promise<readonly number[]> {
  const { rows } = await sql<{ year: number }>`
    select distinct b.year from sponsorship.budgets b order by b.year desc`.execute(
    transaction.of<unknown>(),
  );
  return rows.map(({ year }) => year);
}

export interface MonthSum {
  readonly budget_id: string;
  readonly agreement_id: string;
  readonly village_code: string;
  readonly village_name: string;
  readonly month: string;
  readonly workers: number;
  readonly amount_idr: bigint;
  readonly billed_idr: bigint;
  readonly paid_idr: bigint;
  readonly absorbed_idr: bigint;
}

interface MonthSearch {
  readonly on: string;
  readonly year: number;
}

/** What the budgets of a year pay for, by village and month. */
export async function listMonthSums(
  transaction: Transaction,
  { on, year }: MonthSearch,
): Promise<readonly MonthSum[]> {
  const { rows } = await sql<MonthSum>`
    select m.budget_id, coalesce(b.agreement_id, m.budget_id) as agreement_id, m.village_code, coalesce(v.name, m.village_code) as village_name, m.month,
      m.workers, m.amount_idr, m.billed_idr, m.paid_idr, m.absorbed_idr
    from sponsorship.month_sums(${on}::date, ${year}, null, null) m
      left join sponsorship.budgets b on b.budget_id = m.budget_id
      left join registry.areas v on v.code = m.village_code
    order by m.month, v.name`.execute(transaction.of<unknown>());
  return rows;
}

export interface AgreementRow {
  readonly agreement_id: string;
  readonly number: string;
  readonly title: string;
  readonly funding: string;
  readonly sponsor_name: string;
}

/** Agreements that the caller sees, those signed last first. */
export async function listAgreements(transaction: Transaction): Promise<readonly AgreementRow[]> {
  const { rows } = await sql<AgreementRow>`
    select a.agreement_id, a.number, a.title, a.funding, coalesce(s.name, '') as sponsor_name
    from sponsorship.agreements a left join sponsorship.sponsors s on s.sponsor_id = a.sponsor_id
    order by a.signed_on desc, a.agreement_id`.execute(transaction.of<unknown>());
  return rows;
}

/** The stages of one budget; what is absorbed its months say. */
export function stagesOf(row: BudgetRow): BudgetStages {
  return {
    ceilingIdr: row.ceiling_idr,
    freeIdr: row.free_idr,
    reservedIdr: row.reserved_idr,
    billedIdr: row.billed_idr,
    paidIdr: row.paid_idr,
    absorbedIdr: 0n,
    lapsedIdr: row.lapsed_idr,
  };
}
