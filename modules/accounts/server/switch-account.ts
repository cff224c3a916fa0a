import { sql } from 'kysely';
import type { Caller } from '#platform/core/roles.ts';
import { type ActDefinition, act } from '#platform/server/act/act.ts';
import { requireState, type StateTable } from '#platform/server/act/require-state.ts';
import { type AccountView, endSessions } from './account-queries.ts';
import type { AccountServices } from './account-services.ts';
import { getAccount } from './get-account.ts';
import { holdForChange } from './hold-for-change.ts';
import { voidLinks } from './one-time-links.ts';

const disable = { name: 'accounts.disable-account', roles: ['admin'] } as const satisfies ActDefinition;
const enable = { name: 'accounts.enable-account', roles: ['admin'] } as const satisfies ActDefinition;

const allowedStates: StateTable<'enabled' | 'disabled'> = {
  [disable.name]: ['enabled'],
  [enable.name]: ['disabled'],
};

export interface SwitchCall {
  readonly caller: Caller;
  readonly key?: string | undefined;
  readonly accountId: string;
  readonly reason: string;
}

/** Disables an account: its sessions, sign-ins under way and open links end in the same transaction. */
export function disableAccount(services: AccountServices, call: SwitchCall): Promise<AccountView> {
  return switchAccount(services, disable, call);
}

/** Enables an account again; it signs in anew. */
export function enableAccount(services: AccountServices, call: SwitchCall): Promise<AccountView> {
  return switchAccount(services, enable, call);
}

function switchAccount(
  services: AccountServices,
  definition: typeof disable | typeof enable,
  { caller, key, accountId, reason }: SwitchCall,
): Promise<AccountView> {
  return act(services, {
    act: definition,
    caller,
    key,
    request: { accountId, reason },
    perform: async (transaction) => {
      const held = await holdForChange(transaction, caller, accountId);
      requireState(allowedStates, definition.name, held.is_disabled ? 'disabled' : 'enabled');
      await sql`update accounts.accounts set version = version + 1,
          disabled_at = ${definition === disable ? sql`now()` : sql`null`},
          disabled_reason = ${definition === disable ? reason : null}
        where account_id = ${accountId}::uuid`.execute(transaction.of<unknown>());
      await voidLinks(transaction, accountId);
      const endedSessions = await endSessions(transaction, accountId);
      return {
        output: await getAccount(services, transaction, accountId),
        audit: {
          act: definition.name,
          subjectKind: 'account',
          subjectId: accountId,
          reason,
          details: { endedSessions },
        },
      };
    },
  });
}
