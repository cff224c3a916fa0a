import { organisationKinds } from '#modules/registry/api/index.ts';
import { organisationTokens, refuse } from '#modules/registry/core/index.ts';
import { isWithin } from '#platform/core/area-code.ts';
import { isUuid } from '#platform/core/ids.ts';
import { refuse as refuseInput } from '#platform/core/platform-errors.ts';
import { type Caller, roleScopes } from '#platform/core/roles.ts';
import { read } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import {
  countOpenMemberships,
  countOrganisations,
  findOrganisation,
  listBelow,
  listOrganisations,
  type OrganisationRow,
} from './organisation-queries.ts';

export interface OrganisationListRequest {
  readonly search?: string | undefined;
  readonly kind?: string | undefined;
  readonly within?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** A page of the organisations in the caller's scope, by name; found by words of the name or by the whole NPP. */
export async function findOrganisations(
  services: Services,
  caller: Caller,
  request: OrganisationListRequest,
) {
  const typed = request.search?.trim() ?? '';
  const search = {
    words: organisationTokens(typed),
    npp: typed === '' ? null : typed.toUpperCase(),
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
 * One organisation with those below it, and how many members it has where the caller sees them all.
 *
 * @throws Refusal `organisation.not_found`, the same for one out of scope
 */
export async function showOrganisation(services: Services, caller: Caller, organisationId: string) {
  return read(services, caller, async (transaction) => {
    const row = await findOrganisation(transaction, organisationId);
    if (!row) throw refuse('organisation.not_found');
    const below = await listBelow(transaction, organisationId);
    return {
      ...organisation(row),
      children: below.map((child) => ({
        organisationId: child.organisation_id,
        name: child.name,
        kind: kindOf(child.kind),
      })),
      openMemberships: seesMembers(caller, row)
        ? await countOpenMemberships(transaction, organisationId)
        : null,
    };
  });
}

/** True for those who see all of its members: itself, and whoever sees the workplaces of its area. */
function seesMembers(caller: Caller, row: OrganisationRow): boolean {
  const scope = roleScopes[caller.role];
  if (scope.ownOrganisations && caller.organisationIds.includes(row.organisation_id)) return true;
  if (scope.workplaces === 'all') return true;
  return scope.workplaces === 'own' && caller.areaCodes.some((area) => isWithin(row.area_code, area));
}

/** An organisation as the contract shows it. */
export function organisation(row: OrganisationRow) {
  return {
    organisationId: row.organisation_id,
    kind: kindOf(row.kind),
    name: row.name,
    npp: row.npp,
    nib: row.nib,
    npwp: row.npwp,
    area: { code: row.area_code, name: row.area_name, kind: row.area_kind, pathName: row.area_path_name },
    address: row.address,
    sector: row.sector,
    workersStated: row.workers_stated,
    parent: row.parent_id === null ? null : { organisationId: row.parent_id, name: row.parent_name ?? '' },
    demonstration: row.demonstration,
    version: row.version,
  };
}

function kindOf(kind: string): (typeof organisationKinds)[number] {
  const known = organisationKinds.find((one) => one === kind);
  if (!known) throw new Error(`an organisation of unknown kind: ${kind}`);
  return known;
}
