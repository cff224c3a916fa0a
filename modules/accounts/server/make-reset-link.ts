import { refuse } from '#modules/accounts/core/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { type ActDefinition, act } from '#platform/server/act/act.ts';
import type { AccountServices } from './account-services.ts';
import { getAccount } from './get-account.ts';
import { holdForChange } from './hold-for-change.ts';
import type { LinkedAccount } from './invite-account.ts';
import { insertLink, linkAddress } from './one-time-links.ts';

const definition = { name: 'accounts.make-reset-link', roles: ['admin'] } as const satisfies ActDefinition;

/** Makes a one-time link for a new password; earlier links end. It may also drop a lost second factor. */
export async function makeResetLink(
  services: AccountServices,
  call: {
    readonly caller: Caller;
    readonly key?: string | undefined;
    readonly accountId: string;
    readonly dropsSecondFactor: boolean;
  },
): Promise<LinkedAccount> {
  const { caller, key, accountId, dropsSecondFactor } = call;
  const { linkId, ...answer } = await act(services, {
    act: definition,
    caller,
    key,
    request: { accountId, dropsSecondFactor },
    perform: async (transaction) => {
      const held = await holdForChange(transaction, caller, accountId);
      // A password for a worker's account would let whoever set it see the worker.
      if (held.role === 'worker') throw refuse('account.card_only');
      const link = await insertLink(transaction, services.secrets, {
        accountId: held.account_id,
        purpose: 'reset',
        dropsSecondFactor,
      });
      return {
        output: { account: await getAccount(services, transaction, accountId), ...link },
        audit: {
          act: definition.name,
          subjectKind: 'account',
          subjectId: accountId,
          details: { dropsSecondFactor },
        },
      };
    },
  });
  return { ...answer, link: linkAddress(services, linkId) };
}
