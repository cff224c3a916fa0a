import { sql } from 'kysely';
import { refuse } from '#modules/accounts/core/index.ts';
import type { Transaction } from '#platform/server/db/index.ts';
import { type AccountView, selectAccounts } from './account-queries.ts';
import type { AccountServices } from './account-services.ts';

/** One account, or the refusal `account.not_found`. */
export async function getAccount(
  { authPool }: AccountServices,
  transaction: Transaction,
  accountId: string,
): Promise<AccountView> {
  const where = sql`a.account_id = ${accountId}::uuid`;
  const [account] = await selectAccounts(transaction, authPool, { where, limit: 1 });
  if (!account) throw refuse('account.not_found');
  return account;
}
