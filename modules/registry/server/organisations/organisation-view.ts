import {
  groupTypes,
  type OrganisationFacts,
  type OrganisationKind,
  organisationKinds,
  scales,
} from '#modules/registry/core/index.ts';
import type { OrganisationRow } from './organisation-queries.ts';

/** An organisation as the contract shows it. */
export function organisation(row: OrganisationRow) {
  return {
    organisationId: row.organisation_id,
    kind: kindOf(row.kind),
    name: row.name,
    tradeName: row.trade_name,
    npp: row.npp,
    nib: row.nib,
    npwp: row.npwp ?? row.npwp_masked,
    area: { code: row.area_code, name: row.area_name, kind: row.area_kind, pathName: row.area_path_name },
    address: row.address,
    sector: row.sector,
    workersStated: row.workers_stated,
    riskClass: row.risk_class,
    scale: oneOf(scales, row.scale),
    groupType: oneOf(groupTypes, row.group_type),
    parent: row.parent_id === null ? null : { organisationId: row.parent_id, name: row.parent_name ?? '' },
    demonstration: row.demonstration,
    version: row.version,
  };
}

/** The facts of a row, as the core compares them. */
export function factsOf(row: OrganisationRow): OrganisationFacts {
  return {
    name: row.name,
    tradeName: row.trade_name,
    areaCode: row.area_code,
    address: row.address,
    npp: row.npp,
    nib: row.nib,
    npwp: row.npwp ?? row.npwp_masked,
    sector: row.sector,
    workersStated: row.workers_stated,
    businessType: row.business_type,
    riskClass: row.risk_class,
    riskClassReason: row.risk_class_reason,
    scale: oneOf(scales, row.scale),
    capitalIdr: row.capital_idr,
    salesIdr: row.sales_idr,
    dutyStartedOn: row.duty_started_on,
    contactName: row.contact_name,
    contactEmail: row.contact_email,
    sectors: row.sectors,
    contractorsDuty: row.contractors_duty,
    groupType: oneOf(groupTypes, row.group_type),
    coveredAreas: row.covered_areas,
  };
}

/** The kind of a row; the database knows no other. */
export function kindOf(kind: string): OrganisationKind {
  const known = oneOf(organisationKinds, kind);
  if (!known) throw new Error(`an organisation of unknown kind: ${kind}`);
  return known;
}

function oneOf<Known extends string>(known: readonly Known[], value: string | null): Known | null {
  return known.find((one) => one === value) ?? null;
}
