import { refuse } from '#modules/registry/core/index.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';
import { listChanges } from './change-queries.ts';
import { holdOrganisation, type OrganisationRow } from './organisation-queries.ts';

/**
 * Holds an organisation as the caller last saw it.
 *
 * @throws Refusal `organisation.not_found`, or `organisation.changed` with what someone else changed since then
 */
export async function holdVersion(
  transaction: Transaction,
  { organisationId, version }: { readonly organisationId: string; readonly version: number },
): Promise<OrganisationRow> {
  const row = await holdOrganisation(transaction, organisationId);
  if (!row) throw refuse('organisation.not_found');
  if (row.version === version) return row;
  const changes = await listChanges(transaction, { organisationId, after: version, limit: 100 });
  throw refuse('organisation.changed', {
    version: row.version,
    by: [...new Set(changes.map(({ actorName }) => actorName))].join(', '),
    changes,
  });
}
