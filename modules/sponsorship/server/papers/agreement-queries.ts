import { sql } from 'kysely';
import { refusePaper } from '#modules/sponsorship/core/index.ts';
import type { Transaction } from '#platform/server/db/index.ts';

/** An agreement as its annex tells of it. */
export interface AgreementFacts {
  readonly agreement_id: string;
  readonly number: string;
  readonly title: string;
  readonly funding: string;
  readonly legal_basis: string;
  readonly signed_on: string;
  readonly valid_from: string;
  readonly valid_to: string;
  readonly area_code: string;
  readonly area_name: string;
  readonly sponsor_name: string;
}

/**
 * An agreement in the caller's sight.
 *
 * @throws Refusal `paper.not_found`
 */
export async function getAgreement(transaction: Transaction, agreementId: string): Promise<AgreementFacts> {
  const { rows } = await sql<AgreementFacts>`
    select a.agreement_id, a.number, a.title, a.funding, a.legal_basis, a.signed_on::text, a.valid_from::text, a.valid_to::text, a.area_code,
      coalesce(r.path_name, a.area_code) as area_name, coalesce(s.name, '') as sponsor_name
    from sponsorship.agreements a
      left join sponsorship.sponsors s on s.sponsor_id = a.sponsor_id
      left join registry.areas r on r.code = a.area_code
    where a.agreement_id = ${agreementId}::uuid`.execute(transaction.of<unknown>());
  const [found] = rows;
  if (!found) throw refusePaper('paper.not_found');
  return found;
}

export interface AgreedProgramme {
  readonly programme_id: string;
  readonly name: string;
  readonly months: number;
  readonly start_month: string;
  readonly base_bracket: number;
  readonly with_savings: boolean;
}

/** Programmes of an agreement, the first to start first. */
export async function listProgrammes(
  transaction: Transaction,
  agreementId: string,
): Promise<readonly AgreedProgramme[]> {
  const { rows } = await sql<AgreedProgramme>`
    select p.programme_id, p.name, p.months, p.start_month, p.base_bracket, p.with_savings
    from sponsorship.programmes p where p.agreement_id = ${agreementId}::uuid order by p.start_month, p.name, p.programme_id`.execute(
    transaction.of<unknown>(),
  );
  return rows;
}

export interface AgreedVillage {
  readonly programme_id: string;
  readonly village_name: string;
  readonly village_kind: string;
  readonly district_name: string;
  readonly quota: number;
  readonly left_out: string;
}

/** Villages that an agreement's programmes reach, and those that they leave out, district by district. */
export async function listVillages(
  transaction: Transaction,
  agreementId: string,
): Promise<readonly AgreedVillage[]> {
  const { rows } = await sql<AgreedVillage>`
    select v.programme_id, coalesce(a.name, v.village_code) as village_name, v.village_kind, coalesce(d.name, '') as district_name, v.quota, v.left_out
    from sponsorship.programme_villages v
      join sponsorship.programmes p on p.programme_id = v.programme_id
      left join registry.areas a on a.code = v.village_code
      left join registry.areas d on d.code = a.parent_code
    where p.agreement_id = ${agreementId}::uuid order by v.village_code`.execute(transaction.of<unknown>());
  return rows;
}

export interface AgreedCeiling {
  readonly year: number;
  readonly village_name: string;
  readonly granted_idr: bigint;
  readonly treasurer_name: string;
}

/** Ceilings of an agreement as they were granted, by year and village. */
export async function listCeilings(
  transaction: Transaction,
  agreementId: string,
): Promise<readonly AgreedCeiling[]> {
  const { rows } = await sql<AgreedCeiling>`
    select b.year, coalesce(v.name, '') as village_name, b.granted_idr, b.treasurer_name
    from sponsorship.budgets b left join registry.areas v on v.code = b.village_code
    where b.agreement_id = ${agreementId}::uuid order by b.year, b.village_code`.execute(
    transaction.of<unknown>(),
  );
  return rows;
}
