import { organisationTokens, refuse } from '#modules/registry/core/index.ts';
import { findArea } from '#modules/registry/server/areas/index.ts';
import { isWithin } from '#platform/core/area-code.ts';
import { refuse as refuseAccess } from '#platform/core/platform-errors.ts';
import type { Caller, Role } from '#platform/core/roles.ts';
import { act } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';
import { newId } from '#platform/server/new-id.ts';
import { findOrganisation, insertOrganisation } from './organisation-queries.ts';
import { organisation } from './show-organisations.ts';

const definition = {
  name: 'registry.register-organisation',
  roles: ['office_staff', 'office_supervisor'] as const satisfies readonly Role[],
};

export interface RegisterOrganisationRequest {
  readonly kind: string;
  readonly name: string;
  readonly areaCode: string;
  readonly address: string;
  readonly npp: string | null;
  readonly nib: string | null;
  readonly npwp: string | null;
  readonly sector: string | null;
  readonly parentId: string | null;
  readonly workersStated: number | null;
}

/**
 * Registers an organisation in the office's area.
 *
 * @throws Refusal `area.not_found`, `access.forbidden` (area), `organisation.not_found` (parent), `organisation.npp_taken`
 */
export async function registerOrganisation(
  services: Services,
  caller: Caller,
  request: RegisterOrganisationRequest,
  key?: string,
) {
  return act(services, {
    act: definition,
    caller,
    key,
    request,
    perform: async (transaction) => {
      await requirePlace(transaction, caller, request);
      const organisationId = newId();
      const isNew = await insertOrganisation(transaction, {
        ...request,
        organisationId,
        nameTokens: organisationTokens(request.name),
        demonstration: false,
      });
      if (!isNew) throw refuse('organisation.npp_taken', { npp: request.npp });
      const row = await findOrganisation(transaction, organisationId);
      if (!row) throw new Error('an organisation that was just registered cannot be read');
      return {
        output: organisation(row),
        audit: {
          act: definition.name,
          subjectKind: 'organisation',
          subjectId: organisationId,
          areaCode: request.areaCode,
          details: { kind: request.kind, npp: request.npp, parentId: request.parentId },
        },
      };
    },
  });
}

async function requirePlace(
  transaction: Transaction,
  caller: Caller,
  { areaCode, parentId }: RegisterOrganisationRequest,
): Promise<void> {
  const area = await findArea(transaction, areaCode);
  if (!area) throw refuse('area.not_found', { code: areaCode });
  if (!caller.areaCodes.some((own) => isWithin(areaCode, own)))
    throw refuseAccess('access.forbidden', { act: definition.name, area: areaCode });
  if (parentId !== null && !(await findOrganisation(transaction, parentId)))
    throw refuse('organisation.not_found');
}
