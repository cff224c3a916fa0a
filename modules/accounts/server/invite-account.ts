import { refuse } from '#modules/accounts/core/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { type ActDefinition, act } from '#platform/server/act/act.ts';
import { newId } from '#platform/server/new-id.ts';
import { type AccountView, insertAccount } from './account-queries.ts';
import type { AccountServices } from './account-services.ts';
import { getAccount } from './get-account.ts';
import { insertLink, linkAddress } from './one-time-links.ts';
import { type AccountScope, scopeOfRole } from './scope-of-role.ts';

const definition = { name: 'accounts.invite-account', roles: ['admin'] } as const satisfies ActDefinition;

export interface Invitation extends AccountScope {
  readonly email: string;
  readonly name: string;
}

/** An account and the one-time link that opens it. */
export interface LinkedAccount {
  readonly account: AccountView;
  readonly link: string;
  readonly expiresAt: string;
}

/** Makes an account for a person and the link by which the person sets the first password. */
export async function inviteAccount(
  services: AccountServices,
  call: { readonly caller: Caller; readonly key?: string | undefined; readonly invitation: Invitation },
): Promise<LinkedAccount> {
  const { caller, key, invitation } = call;
  const { linkId, ...answer } = await act(services, {
    act: definition,
    caller,
    key,
    request: invitation,
    perform: async (transaction) => {
      const scope = await scopeOfRole(transaction, invitation);
      const accountId = newId();
      const email = invitation.email.trim().toLowerCase();
      const account = { accountId, email, name: invitation.name, personKey: accountId, ...scope };
      if (!(await insertAccount(transaction, account))) throw refuse('account.email_taken');
      const link = await insertLink(transaction, services.secrets, { accountId, purpose: 'invitation' });
      return {
        output: { account: await getAccount(services, transaction, accountId), ...link },
        audit: {
          act: definition.name,
          subjectKind: 'account',
          subjectId: accountId,
          areaCode: scope.areaCodes[0] ?? '',
          details: { ...scope },
        },
      };
    },
  });
  return { ...answer, link: linkAddress(services, linkId) };
}
