import { redactNumbers, refuse } from '#modules/registry/core/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { type ActDefinition, act } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';
import { insertChanges } from './change-queries.ts';
import { holdVersion } from './hold-version.ts';
import { findOrganisation, type OrganisationRow } from './organisation-queries.ts';
import { organisation } from './organisation-view.ts';
import { holdTree, liesBelow, updateParent } from './tree-queries.ts';

export const moveOrganisationAct = {
  name: 'registry.move-organisation',
  roles: ['office_staff', 'office_supervisor'],
} as const satisfies ActDefinition;

export interface MoveOrganisationRequest {
  readonly organisationId: string;
  /** The version that was looked at. */
  readonly version: number;
  /** Null: under none. */
  readonly parentId: string | null;
  readonly reason: string;
}

/**
 * Puts an organisation, with all below it, under another parent that the caller sees.
 *
 * @throws Refusal `organisation.not_found`, `organisation.changed`, `organisation.parent_unchanged`, `organisation.parent_is_itself`,
 * `organisation.parent_lies_below`
 */
export async function moveOrganisation(
  services: Services,
  caller: Caller,
  request: MoveOrganisationRequest,
  key?: string,
) {
  const { organisationId, parentId } = request;
  const reason = redactNumbers(request.reason);
  return act(services, {
    act: moveOrganisationAct,
    caller,
    key,
    request,
    perform: async (transaction) => {
      await holdTree(transaction);
      const before = await holdVersion(transaction, request);
      await requireParent(transaction, before, parentId);
      await updateParent(transaction, { organisationId, parentId });
      const after = await findOrganisation(transaction, organisationId);
      if (!after) throw new Error('an organisation that was just moved cannot be read');
      await insertChanges(transaction, caller, {
        organisationId,
        version: after.version,
        reason,
        // A parent out of sight is kept by its id: nothing that was there is lost, and no name is told.
        changes: [
          { field: 'parent', was: before.parent_name ?? before.real_parent_id, is: after.parent_name },
        ],
      });
      return {
        output: organisation(after),
        audit: {
          act: moveOrganisationAct.name,
          subjectKind: 'organisation',
          subjectId: organisationId,
          areaCode: after.area_code,
          reason,
          details: { from: before.real_parent_id, to: parentId, version: after.version },
        },
      };
    },
  });
}

async function requireParent(
  transaction: Transaction,
  { organisation_id: organisationId, name, real_parent_id: before }: OrganisationRow,
  parentId: string | null,
): Promise<void> {
  if (parentId === before) throw refuse('organisation.parent_unchanged', { name });
  if (parentId === null) return;
  if (parentId === organisationId) throw refuse('organisation.parent_is_itself', { name });
  const parent = await findOrganisation(transaction, parentId);
  if (!parent) throw refuse('organisation.not_found');
  if (await liesBelow(transaction, { organisationId: parentId, aboveId: organisationId }))
    throw refuse('organisation.parent_lies_below', { name, parent: parent.name });
}
