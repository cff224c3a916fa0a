import type pg from 'pg';

/** True once somebody administers: until then the console says how to make the first one. */
export async function hasAdministrator(authPool: pg.Pool): Promise<boolean> {
  const { rowCount } = await authPool.query(
    `select 1 from accounts.accounts where role = 'admin' and disabled_at is null limit 1`,
  );
  return rowCount === 1;
}
