import { contactRoleOf, refuse } from '#modules/accounts/core/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { type ActDefinition, act } from '#platform/server/act/act.ts';
import { newId } from '#platform/server/new-id.ts';
import { insertAccount } from './account-queries.ts';
import type { AccountServices } from './account-services.ts';
import { findContactOrganisation } from './contact-queries.ts';
import { getAccount } from './get-account.ts';
import type { LinkedAccount } from './invite-account.ts';
import { insertFirstLink, linkAddress } from './one-time-links.ts';

const definition = {
  name: 'accounts.invite-contact',
  roles: ['office_staff', 'office_supervisor'],
} as const satisfies ActDefinition;

/** The contact person of an organisation. */
export interface ContactInvitation {
  readonly organisationId: string;
  readonly email: string;
  readonly name: string;
}

/**
 * Makes an account for the contact person of an organisation in the office's area, for that organisation alone, and the link by which
 * the person sets the first password.
 *
 * @throws Refusal `account.organisation_not_found`, `account.contact_not_for_kind`, `account.email_taken`
 */
export async function inviteContact(
  services: AccountServices,
  call: { readonly caller: Caller; readonly key?: string | undefined; readonly contact: ContactInvitation },
): Promise<LinkedAccount> {
  const { caller, key, contact } = call;
  const { linkId, ...answer } = await act(services, {
    act: definition,
    caller,
    key,
    request: contact,
    perform: async (transaction) => {
      const { organisationId, name } = contact;
      const organisation = await findContactOrganisation(transaction, organisationId);
      if (!organisation) throw refuse('account.organisation_not_found');
      const role = contactRoleOf(organisation.kind);
      if (!role) throw refuse('account.contact_not_for_kind', { kind: organisation.kind });
      const accountId = newId();
      const email = contact.email.trim().toLowerCase();
      const account = { accountId, email, name, personKey: accountId, role, areaCodes: [], organisationId };
      if (!(await insertAccount(transaction, account))) throw refuse('account.email_taken');
      const link = await insertFirstLink(transaction, services.secrets, accountId);
      return {
        output: { account: await getAccount(services, transaction, accountId), ...link },
        audit: {
          act: definition.name,
          subjectKind: 'account',
          subjectId: accountId,
          areaCode: organisation.areaCode,
          details: { role, organisationId },
        },
      };
    },
  });
  return { ...answer, link: linkAddress(services, linkId) };
}
