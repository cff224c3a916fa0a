import { implement } from '@orpc/server';
import { accountsContract } from '#modules/accounts/api/index.ts';
import { refuse } from '#platform/core/platform-errors.ts';
import { type RequestContext, requireCaller } from '#platform/server/http/request-context.ts';
import { acceptLink } from './accept-link.ts';
import type { AccountServices } from './account-services.ts';
import { changeScope } from './change-scope.ts';
import { inviteAccount } from './invite-account.ts';
import { inviteContact } from './invite-contact.ts';
import { linkPerson } from './link-person.ts';
import { listAccounts } from './list-accounts.ts';
import { listContacts } from './list-contacts.ts';
import { makeResetLink } from './make-reset-link.ts';
import { setLanguage } from './set-language.ts';
import { disableAccount, enableAccount } from './switch-account.ts';
import { whoIsSignedIn } from './who-is-signed-in.ts';

/** The accounts part of the contract. */
export function accountsRoutes(services: AccountServices) {
  const contract = implement(accountsContract).$context<RequestContext>();
  return contract.router({
    me: contract.me.handler(({ context }) => whoIsSignedIn(services, context.caller)),
    setLanguage: contract.setLanguage.handler(({ context, input }) => {
      // Also someone who still owes a second factor may read the page that asks for it.
      if (!context.caller) throw refuse('access.signed_out');
      return setLanguage(services, { caller: context.caller, key: context.key, language: input.language });
    }),
    list: contract.list.handler(({ context, input }) =>
      listAccounts(services, { caller: requireCaller(context), query: input }),
    ),
    invite: contract.invite.handler(({ context, input }) =>
      inviteAccount(services, { caller: requireCaller(context), key: context.key, invitation: input }),
    ),
    changeScope: contract.changeScope.handler(({ context, input }) =>
      changeScope(services, { caller: requireCaller(context), key: context.key, change: input }),
    ),
    linkPerson: contract.linkPerson.handler(({ context, input }) =>
      linkPerson(services, { caller: requireCaller(context), key: context.key, link: input }),
    ),
    disable: contract.disable.handler(({ context, input }) =>
      disableAccount(services, { caller: requireCaller(context), key: context.key, ...input }),
    ),
    enable: contract.enable.handler(({ context, input }) =>
      enableAccount(services, { caller: requireCaller(context), key: context.key, ...input }),
    ),
    resetLink: contract.resetLink.handler(({ context, input }) =>
      makeResetLink(services, { caller: requireCaller(context), key: context.key, ...input }),
    ),
    contacts: contract.contacts.handler(({ context, input }) =>
      listContacts(services, { caller: requireCaller(context), ...input }),
    ),
    inviteContact: contract.inviteContact.handler(({ context, input }) =>
      inviteContact(services, { caller: requireCaller(context), key: context.key, contact: input }),
    ),
    acceptLink: contract.acceptLink.handler(({ input }) => acceptLink(services, input)),
  });
}
