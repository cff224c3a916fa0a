import type pg from 'pg';
import { demonstrationAccounts } from '#modules/accounts/core/index.ts';

/** The demonstration's accounts in the order in which people look for theirs; none in a real database. */
export async function listDemonstrationAccounts(
  authPool: pg.Pool,
): Promise<readonly { readonly email: string; readonly name: string }[]> {
  const { rows } = await authPool.query<{ email: string; name: string }>(
    'select email, name from accounts.accounts where demonstration and disabled_at is null',
  );
  const order = new Map(demonstrationAccounts.map((account, index) => [String(account.email), index]));
  return rows.sort((one, other) => (order.get(one.email) ?? 0) - (order.get(other.email) ?? 0));
}

/** True once somebody administers: until then the console says how to make the first one. */
export async function hasAdministrator(authPool: pg.Pool): Promise<boolean> {
  const { rowCount } = await authPool.query(
    `select 1 from accounts.accounts where role = 'admin' and disabled_at is null limit 1`,
  );
  return rowCount === 1;
}
