import { sql } from 'kysely';
import { contactRoleOf, contactRoles, refuse } from '#modules/accounts/core/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { type ActDefinition, read, requireRole } from '#platform/server/act/act.ts';
import { type AccountView, selectAccounts } from './account-queries.ts';
import type { AccountServices } from './account-services.ts';
import { findContactOrganisation, findLastLinks, type LastLink } from './contact-queries.ts';

const definition = {
  name: 'accounts.list-contacts',
  roles: ['office_staff', 'office_supervisor', 'admin', 'auditor'],
} as const satisfies ActDefinition;

/** More accounts than any organisation has. */
const mostContacts = 200;

/**
 * The accounts of an organisation in scope, and whether their invitations were taken up.
 *
 * @throws Refusal `account.organisation_not_found`
 */
export function listContacts(
  services: AccountServices,
  { caller, organisationId }: { readonly caller: Caller; readonly organisationId: string },
) {
  requireRole(definition, caller);
  return read(services, caller, async (transaction) => {
    const organisation = await findContactOrganisation(transaction, organisationId);
    if (!organisation) throw refuse('account.organisation_not_found');
    const accounts = await selectAccounts(transaction, services.authPool, {
      where: sql`a.organisation_id = ${organisationId}::uuid and a.role = any (${[...contactRoles]}::text[])`,
      limit: mostContacts,
    });
    const links = await findLastLinks(
      services.authPool,
      accounts.map(({ accountId }) => accountId),
    );
    return {
      role: contactRoleOf(organisation.kind),
      contacts: accounts.map((account) => contactOf(account, links.get(account.accountId))),
    };
  });
}

function contactOf(account: AccountView, link: LastLink | undefined) {
  const { accountId, name, email, role, lastSignedInAt, createdAt } = account;
  const waits = link?.used_at === null;
  return {
    accountId,
    name,
    email,
    role,
    state: stateOf(account, link),
    linkExpiresAt: waits ? link.expires_at.toISOString() : null,
    lastSignedInAt,
    createdAt,
  };
}

function stateOf(
  account: AccountView,
  link: LastLink | undefined,
): 'invited' | 'expired' | 'active' | 'disabled' {
  if (account.disabledAt !== null) return 'disabled';
  if (account.lastSignedInAt !== null || link === undefined || link.used_at !== null) return 'active';
  return link.is_expired ? 'expired' : 'invited';
}
