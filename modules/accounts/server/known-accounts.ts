import type pg from 'pg';
import { demonstrationAccounts } from '#modules/accounts/core/index.ts';
import type { Role } from '#platform/core/roles.ts';

/** An account of the demonstration, as anyone may know it. */
export interface KnownAccount {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  /** Where it looks, in words. */
  readonly scope: string;
}

/** The demonstration's accounts in the order in which people look for theirs; none in a real database. */
export async function listDemonstrationAccounts(authPool: pg.Pool): Promise<KnownAccount[]> {
  const { rows } = await authPool.query<{ email: string }>(
    'select email from accounts.accounts where demonstration and disabled_at is null',
  );
  const present = new Set(rows.map((row) => row.email));
  return demonstrationAccounts
    .filter(({ email }) => present.has(email))
    .map(({ email, name, role, scope }) => ({ email, name, role, scope }));
}

/** True once somebody can sign in as administrator: until then the console says how to make the first one. */
export async function hasAdministrator(authPool: pg.Pool): Promise<boolean> {
  const { rowCount } = await authPool.query(
    `select 1 from accounts.accounts a join auth."account" c on c."userId" = a.account_id::text
     where a.role = 'admin' and a.disabled_at is null limit 1`,
  );
  return rowCount === 1;
}
