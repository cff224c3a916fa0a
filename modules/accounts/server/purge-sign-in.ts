import type pg from 'pg';

/**
 * Clears what signing in leaves behind: sessions and waiting codes that are over, and single failures of e-mails
 * that nobody tried for a month (a row that stops an account for good stays).
 *
 * @returns rows removed
 */
export async function purgeSignIn(authPool: pg.Pool): Promise<number> {
  const removed = await Promise.all([
    authPool.query('delete from auth."session" where "expiresAt" < now()'),
    authPool.query('delete from auth."verification" where "expiresAt" < now()'),
    authPool.query(`delete from accounts.used_codes where used_at < now() - interval '5 minutes'`),
    authPool.query(`delete from accounts.worker_codes where expires_at < now() - interval '1 day'`),
    authPool.query(`delete from accounts.sign_in_failures
      where last_failed_at < now() - interval '30 days' and (locked_until is null or locked_until < now())`),
  ]);
  return removed.reduce((sum, result) => sum + (result.rowCount ?? 0), 0);
}
