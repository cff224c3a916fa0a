import { sql } from 'kysely';
import { refuse } from '#modules/accounts/core/index.ts';
import { refuse as refuseAccess } from '#platform/core/platform-errors.ts';
import type { Caller } from '#platform/core/roles.ts';
import { type ActDefinition, act } from '#platform/server/act/act.ts';
import type { Transaction } from '#platform/server/db/index.ts';
import { newId } from '#platform/server/new-id.ts';
import type { AccountView } from './account-queries.ts';
import type { AccountServices } from './account-services.ts';
import { getAccount } from './get-account.ts';
import { holdForChange } from './hold-for-change.ts';

const definition = { name: 'accounts.link-person', roles: ['admin'] } as const satisfies ActDefinition;

export interface PersonLink {
  readonly accountId: string;
  /** Another account of the same person; null: this one is a person of its own again. */
  readonly sameAsAccountId: string | null;
  readonly reason: string;
  /** The version the administrator saw; another one by now is refused. */
  readonly version: number;
}

/**
 * Says that two accounts are one person, so that neither approves what the other proposed; or that they are not.
 *
 * @throws Refusal `account.not_found`, `account.same_account`, `account.own_account`, `record.changed`
 */
export function linkPerson(
  services: AccountServices,
  call: { readonly caller: Caller; readonly key?: string | undefined; readonly link: PersonLink },
): Promise<AccountView> {
  const { caller, key, link } = call;
  const { accountId, sameAsAccountId, reason } = link;
  return act(services, {
    act: definition,
    caller,
    key,
    request: link,
    perform: async (transaction) => {
      if (sameAsAccountId === accountId) throw refuse('account.same_account');
      const held = await holdForChange(transaction, caller, accountId);
      if (held.version !== link.version) throw refuseAccess('record.changed', { version: held.version });
      if (sameAsAccountId === null) await part(transaction, accountId);
      else await join(transaction, accountId, await personOf(transaction, sameAsAccountId));
      return {
        output: await getAccount(services, transaction, accountId),
        audit: {
          act: definition.name,
          subjectKind: 'account',
          subjectId: accountId,
          reason,
          details: { sameAsAccountId },
        },
      };
    },
  });
}

/** Whoever was the same person as this account is the same person as the other one too: no third account is left behind. */
async function join(transaction: Transaction, accountId: string, person: string): Promise<void> {
  await sql`update accounts.accounts set person_key = ${person}, version = version + 1
    where account_id = ${accountId}::uuid
      or person_key = (select person_key from accounts.accounts where account_id = ${accountId}::uuid)`.execute(
    transaction.of<unknown>(),
  );
}

/** A key that no account has: the account's own may be the one that the others go by. */
async function part(transaction: Transaction, accountId: string): Promise<void> {
  await sql`update accounts.accounts set person_key = ${newId()}, version = version + 1
    where account_id = ${accountId}::uuid`.execute(transaction.of<unknown>());
}

async function personOf(transaction: Transaction, accountId: string): Promise<string> {
  const { rows } = await sql<{ person_key: string }>`
    select person_key from accounts.accounts where account_id = ${accountId}::uuid`.execute(
    transaction.of<unknown>(),
  );
  const [row] = rows;
  if (!row) throw refuse('account.not_found');
  return row.person_key;
}
