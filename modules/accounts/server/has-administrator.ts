import type pg from 'pg';

/** True when somebody can sign in as administrator; without one, a real installation asks for `setup`. */
export async function hasAdministrator(authPool: pg.Pool): Promise<boolean> {
  const { rows } = await authPool.query(
    `select 1 from accounts.accounts a join auth."account" c on c."userId" = a.account_id::text
     where a.role = 'admin' and a.disabled_at is null limit 1`,
  );
  return rows.length > 0;
}
