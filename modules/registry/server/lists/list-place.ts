import { sql } from 'kysely';
import { type ListKind, refuse } from '#modules/registry/core/index.ts';
import { isWithin } from '#platform/core/area-code.ts';
import { type Caller, roleScopes } from '#platform/core/roles.ts';
import type { Transaction } from '#platform/server/db/index.ts';

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
  const isOwn = roleScopes[caller.role].ownOrganisations;
  const organisationId = asked.organisationId ?? (isOwn ? caller.organisationId : null);
  const organisationArea =
    organisationId === null ? null : await areaOfOrganisation(transaction, organisationId);
  if (asked.kind === 'payroll') {
    if (organisationArea === null) throw refuse('list.employer_missing');
    const regency = organisationArea.split('.').slice(0, 2).join('.');
    if (!isOwn && !caller.areaCodes.some((code) => isWithin(regency, code)))
      throw refuse('list.payroll_not_yours');
    return { areaCode: regency, organisationId };
  }
  const areaCode = asked.areaCode ?? (caller.role === 'village' ? caller.areaCodes[0] : undefined);
  if (areaCode === undefined) throw refuse('list.area_missing');
  const isInside = isOwn || caller.areaCodes.some((code) => isWithin(areaCode, code));
  if (!isInside || !(await areaExists(transaction, areaCode))) throw refuse('area.not_found');
  return { areaCode, organisationId };
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

async function areaExists(transaction: Transaction, code: string): Promise<boolean> {
  const found = await sql`select 1 from registry.areas where code = ${code}`.execute(
    transaction.of<unknown>(),
  );
  return found.rows.length > 0;
}
