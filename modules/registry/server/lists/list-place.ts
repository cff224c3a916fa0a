import { sql } from 'kysely';
import { type ListKind, refuse } from '#modules/registry/core/index.ts';
import { areaLevel, isWithin } from '#platform/core/area-code.ts';
import { type Caller, type Role, roleScopes } from '#platform/core/roles.ts';
import type { Transaction } from '#platform/server/db/index.ts';

/** They send the wages they pay; the other organisations send people who work for themselves. */
const payrollOnly: readonly Role[] = ['employer', 'government_office'];
const bpuOnly: readonly Role[] = ['village', 'agent_office', 'agent', 'group'];

/** Regency, district or village: a province is too wide for a list, a hamlet is told row by row. */
const listLevels: readonly number[] = [2, 3, 4];

/** Where a list belongs: its area ('' for none) and the organisation that sends it or whose workers it names. */
export interface ListPlace {
  readonly areaCode: string;
  readonly organisationId: string | null;
}

/**
 * The place of a list from what was asked and who asks. An employer's list stands in the regency of the employer, so that the branch sees it
 * and the village around it does not.
 */
export async function placeOf(
  transaction: Transaction,
  caller: Caller,
  asked: { kind: ListKind; areaCode?: string | undefined; organisationId?: string | undefined },
): Promise<ListPlace> {
  if (asked.kind === 'payroll' && bpuOnly.includes(caller.role)) throw refuse('list.payroll_not_yours');
  if (asked.kind === 'bpu' && payrollOnly.includes(caller.role)) throw refuse('list.bpu_not_yours');
  const isOwn = roleScopes[caller.role].ownOrganisations;
  const organisationId = asked.organisationId ?? (isOwn ? caller.organisationId : null);
  const organisationArea =
    organisationId === null ? null : await areaOfOrganisation(transaction, organisationId);
  if (asked.kind === 'payroll') {
    if (organisationArea === null) throw refuse('list.employer_missing');
    const regency = regencyOf(organisationArea);
    if (!isOwn && !caller.areaCodes.some((code) => isWithin(regency, code)))
      throw refuse('list.payroll_not_yours');
    return { areaCode: regency, organisationId };
  }
  const areaCode = asked.areaCode ?? (caller.role === 'village' ? caller.areaCodes[0] : undefined);
  if (areaCode === undefined) throw refuse('list.area_missing');
  const ownArea = isOwn && organisationArea !== null ? [regencyOf(organisationArea)] : [];
  const sight = isOwn ? ownArea : caller.areaCodes;
  const isInside = sight.some((code) => isWithin(areaCode, code));
  const isLevel = caller.role === 'village' ? areaLevel(areaCode) === 4 : isListLevel(areaCode);
  if (!isInside || !isLevel || !(await areaExists(transaction, areaCode)))
    throw refuse('area.not_found', { code: areaCode });
  return { areaCode, organisationId };
}

function regencyOf(areaCode: string): string {
  return areaCode.split('.').slice(0, 2).join('.');
}

/** True where a list can be of such an area; whether it exists is the registry's to say. */
export function isListLevel(areaCode: string): boolean {
  return listLevels.includes(areaLevel(areaCode));
}

/** Under the caller's scope: someone else's organisation is absent. */
async function areaOfOrganisation(transaction: Transaction, organisationId: string): Promise<string> {
  const found = await sql<{ area_code: string }>`
    select area_code from registry.organisations where organisation_id = ${organisationId}::uuid`.execute(
    transaction.of<unknown>(),
  );
  const [organisation] = found.rows;
  if (!organisation) throw refuse('organisation.not_found');
  return organisation.area_code;
}

/** True where the registry knows the area. */
export async function areaExists(transaction: Transaction, code: string): Promise<boolean> {
  const found = await sql`select 1 from registry.areas where code = ${code}`.execute(
    transaction.of<unknown>(),
  );
  return found.rows.length > 0;
}
