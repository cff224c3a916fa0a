import { refuse } from '#modules/accounts/core/index.ts';
import { refuse as refuseAccess } from '#platform/core/platform-errors.ts';
import type { Caller } from '#platform/core/roles.ts';
import type { Transaction } from '#platform/server/db/index.ts';
import { type HeldAccount, holdAccounts } from './account-queries.ts';

/**
 * Holds an account that an administrator is about to change. Nobody changes his own; an administrator who was
 * disabled a moment ago changes none.
 */
export async function holdForChange(
  transaction: Transaction,
  caller: Caller,
  accountId: string,
): Promise<HeldAccount> {
  if (accountId === caller.accountId) throw refuse('account.own_account');
  const held = await holdAccounts(transaction, accountId);
  const account = held.find((one) => one.account_id === accountId);
  if (!account) throw refuse('account.not_found');
  const others = held.filter((one) => one.account_id !== accountId);
  if (account.role === 'admin' && !account.is_disabled && others.length === 0)
    throw refuse('account.last_admin');
  if (!others.some((one) => one.account_id === caller.accountId)) throw refuseAccess('access.forbidden');
  return account;
}
