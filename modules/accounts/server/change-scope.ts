import { sql } from 'kysely';
import { refuse as refuseAccess } from '#platform/core/platform-errors.ts';
import type { Caller } from '#platform/core/roles.ts';
import { type ActDefinition, act } from '#platform/server/act/act.ts';
import { type AccountView, endSessions } from './account-queries.ts';
import type { AccountServices } from './account-services.ts';
import { getAccount } from './get-account.ts';
import { holdForChange } from './hold-for-change.ts';
import { type AccountScope, scopeOfRole } from './scope-of-role.ts';

const definition = { name: 'accounts.change-scope', roles: ['admin'] } as const satisfies ActDefinition;

export interface ScopeChange extends AccountScope {
  readonly accountId: string;
  /** The version the administrator saw; another one by now is refused. */
  readonly version: number;
}

/** Changes role and scope of an account; its sessions end, so that nothing of the old scope stays on a screen. */
export function changeScope(
  services: AccountServices,
  call: { readonly caller: Caller; readonly key?: string | undefined; readonly change: ScopeChange },
): Promise<AccountView> {
  const { caller, key, change } = call;
  const { accountId } = change;
  return act(services, {
    act: definition,
    caller,
    key,
    request: change,
    perform: async (transaction) => {
      const held = await holdForChange(transaction, caller, accountId);
      if (held.version !== change.version) throw refuseAccess('record.changed', { version: held.version });
      const scope = await scopeOfRole(transaction, change);
      await sql`update accounts.accounts set role = ${scope.role}, area_codes = ${[...scope.areaCodes]}::text[],
          organisation_id = ${scope.organisationId}::uuid, version = version + 1
        where account_id = ${accountId}::uuid`.execute(transaction.of<unknown>());
      const endedSessions = await endSessions(transaction, accountId);
      return {
        output: await getAccount(services, transaction, accountId),
        audit: {
          act: definition.name,
          subjectKind: 'account',
          subjectId: accountId,
          areaCode: scope.areaCodes[0] ?? '',
          details: { ...scope, roleBefore: held.role, endedSessions },
        },
      };
    },
  });
}
