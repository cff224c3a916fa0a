import type { LeftOutReason } from '#modules/sponsorship/core/index.ts';
import { reachesKind, type SponsorFunding } from '#modules/sponsorship/core/index.ts';
import {
  type AgreementRow,
  areaOf,
  type BudgetRow,
  type SponsorRow,
  type YearRow,
} from './sponsor-queries.ts';
import { stagesOf } from './stages.ts';

/** A sponsor as the contract has it. */
export function sponsorView(row: SponsorRow) {
  return {
    sponsorId: row.sponsor_id,
    kind: row.kind,
    name: row.name,
    area: areaOf(row),
    organisation:
      row.organisation_id === null
        ? null
        : { organisationId: row.organisation_id, name: row.organisation_name },
    contact: row.contact,
    version: row.version,
    agreements: row.agreements,
    stages: stagesOf(row),
    mayKeep: row.may_keep,
  };
}

/** An agreement with its sums by year. */
export function agreementView(row: AgreementRow, years: readonly YearRow[]) {
  return {
    agreementId: row.agreement_id,
    sponsorId: row.sponsor_id,
    sponsorName: row.sponsor_name,
    sponsorKind: row.sponsor_kind,
    number: row.number,
    title: row.title,
    funding: row.funding,
    legalBasis: row.legal_basis,
    signedOn: row.signed_on,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    area: areaOf(row),
    documentId: row.document_id,
    state: row.state,
    version: row.version,
    years: years
      .filter(({ agreement_id }) => agreement_id === row.agreement_id)
      .map((year) => ({ year: year.year, budgets: year.budgets, stages: stagesOf(year) })),
    mayKeep: row.may_keep,
  };
}

/** A village's budget, or why it can have none. */
export function budgetView(row: BudgetRow, funding: SponsorFunding) {
  const isOut = row.village_kind !== null && !reachesKind(funding, row.village_kind);
  const leftOut: LeftOutReason | '' = isOut ? 'source.desa_only' : '';
  return {
    budgetId: row.budget_id,
    villageCode: row.village_code,
    villageName: row.village_name,
    districtName: row.district_name,
    villageKind: row.village_kind,
    treasurerName: row.treasurer_name,
    grantedIdr: String(row.granted_idr),
    stages: stagesOf(row),
    leftOut,
  };
}
