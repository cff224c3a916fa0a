import { sql } from 'kysely';
import type pg from 'pg';
import type { Transaction } from '#platform/server/db/index.ts';

/** An organisation in the caller's scope: its kind decides the role of its contact. */
export async function findContactOrganisation(
  transaction: Transaction,
  organisationId: string,
): Promise<{ readonly kind: string; readonly areaCode: string } | null> {
  const { rows } = await sql<{ kind: string; areaCode: string }>`
    select kind, area_code as "areaCode" from registry.organisations where organisation_id = ${organisationId}::uuid`.execute(
    transaction.of<unknown>(),
  );
  return rows[0] ?? null;
}

/** The last invitation of an account. */
export interface LastLink {
  readonly account_id: string;
  readonly expires_at: Date;
  readonly used_at: Date | null;
  readonly is_expired: boolean;
}

/** The newest link of each account; the sign-in login alone may read them. */
export async function findLastLinks(
  authPool: pg.Pool,
  accountIds: readonly string[],
): Promise<ReadonlyMap<string, LastLink>> {
  const { rows } = await authPool.query<LastLink>(
    `select distinct on (account_id) account_id, expires_at, used_at, expires_at <= now() as is_expired
     from accounts.setup_links where account_id = any ($1::uuid[]) order by account_id, created_at desc`,
    [accountIds],
  );
  return new Map(rows.map((row) => [row.account_id, row]));
}
