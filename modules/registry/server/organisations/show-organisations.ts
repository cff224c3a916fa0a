import { organisationTokens, refuse } from '#modules/registry/core/index.ts';
import { listAreas } from '#modules/registry/server/areas/index.ts';
import { isWithin } from '#platform/core/area-code.ts';
import { isUuid } from '#platform/core/ids.ts';
import { refuse as refuseInput } from '#platform/core/platform-errors.ts';
import { type Caller, roleScopes } from '#platform/core/roles.ts';
import { read } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { findBusinessType } from './business-type-queries.ts';
import { listChanges } from './change-queries.ts';
import { dutiesOf } from './organisation-duties.ts';
import {
  countOpenMemberships,
  countOrganisations,
  findOrganisation,
  listBelow,
  listOrganisations,
  type OrganisationRow,
} from './organisation-queries.ts';
import { factsOf, kindOf, organisation } from './organisation-view.ts';
import { listFamily } from './tree-queries.ts';

export interface OrganisationListRequest {
  readonly search?: string | undefined;
  readonly kind?: string | undefined;
  readonly within?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** Values of the history shown with an organisation. */
const changesShown = 100;
/** Organisations of a family shown at once. */
const familyShown = 500;

/** A page of the organisations in the caller's scope, by name; found by words of the name or by the whole NPP or NIB. */
export async function findOrganisations(
  services: Services,
  caller: Caller,
  request: OrganisationListRequest,
) {
  const typed = request.search?.trim() ?? '';
  const search = {
    words: organisationTokens(typed),
    number: typed === '' ? null : typed.toUpperCase(),
    kind: request.kind ?? null,
    within: request.within ?? null,
  };
  const after = request.cursor ?? null;
  if (after !== null && !isUuid(after)) throw refuseInput('input.invalid', { field: 'cursor' });
  return read(services, caller, async (transaction) => {
    const rows = await listOrganisations(transaction, { ...search, after, limit: request.limit + 1 });
    const total = await countOrganisations(transaction, search);
    const page = rows.slice(0, request.limit);
    const last = rows.length > request.limit ? page.at(-1) : undefined;
    return { organisations: page.map(organisation), cursor: last?.organisation_id ?? null, total };
  });
}

/**
 * One organisation with its duties, its history, those below it, and how many members it has where the caller sees them all.
 *
 * @throws Refusal `organisation.not_found`, the same for one out of scope
 */
export async function showOrganisation(services: Services, caller: Caller, organisationId: string) {
  return read(services, caller, async (transaction) => {
    const row = await findOrganisation(transaction, organisationId);
    if (!row) throw refuse('organisation.not_found');
    const { capitalIdr, salesIdr, scale, businessType, coveredAreas, ...facts } = factsOf(row);
    const below = await listBelow(transaction, organisationId);
    return {
      ...organisation(row),
      businessType: businessType === null ? null : await findBusinessType(transaction, businessType),
      riskClassReason: facts.riskClassReason,
      capitalIdr,
      salesIdr,
      dutyStartedOn: facts.dutyStartedOn,
      contactName: facts.contactName,
      contactEmail: facts.contactEmail,
      sectors: [...facts.sectors],
      contractorsDuty: facts.contractorsDuty,
      coveredAreas: (await listAreas(transaction, coveredAreas)).map(({ level: _, ...area }) => area),
      children: below.map((child) => ({
        organisationId: child.organisation_id,
        name: child.name,
        kind: kindOf(child.kind),
      })),
      openMemberships: seesMembers(caller, row)
        ? await countOpenMemberships(transaction, organisationId)
        : null,
      duties: dutiesOf(kindOf(row.kind), scale, services.today()),
      history: await listChanges(transaction, { organisationId, after: 0, limit: changesShown }),
    };
  });
}

/**
 * The family of an organisation as far as the caller sees it, parents before children.
 *
 * @throws Refusal `organisation.not_found`
 */
export async function showFamily(services: Services, caller: Caller, organisationId: string) {
  return read(services, caller, async (transaction) => {
    const rows = await listFamily(transaction, { organisationId, limit: familyShown + 1 });
    if (rows.length === 0) throw refuse('organisation.not_found');
    const nodes = rows.slice(0, familyShown).map((row) => ({
      organisationId: row.organisation_id,
      name: row.name,
      kind: kindOf(row.kind),
      areaName: row.area_name,
      parentId: row.parent_id,
    }));
    return { nodes, more: rows.length > familyShown };
  });
}

/** True for those who see all of its members: itself, and whoever sees the workplaces of its area. */
function seesMembers(caller: Caller, row: OrganisationRow): boolean {
  const scope = roleScopes[caller.role];
  if (scope.ownOrganisations && caller.organisationIds.includes(row.organisation_id)) return true;
  if (scope.workplaces === 'all') return true;
  return scope.workplaces === 'own' && caller.areaCodes.some((area) => isWithin(row.area_code, area));
}
