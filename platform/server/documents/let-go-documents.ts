import type pg from 'pg';

/**
 * Lets go of documents that waited more than 24 hours for an act; the row policy allows the job worker no others.
 *
 * @param pool the job worker's
 * @returns how many went
 */
export async function letGoDocuments(pool: pg.Pool): Promise<number> {
  const { rowCount } = await pool.query(
    `delete from platform.documents where uploaded_at < now() - interval '24 hours'`,
  );
  return rowCount ?? 0;
}
