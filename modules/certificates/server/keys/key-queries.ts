import { sql } from 'kysely';
import { emptyContext } from '#platform/core/roles.ts';
import type { Services } from '#platform/server/act/services.ts';
import { inTransaction } from '#platform/server/db/index.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';
import type { NewKey } from './new-key.ts';

/** A key that checks signatures today. */
export interface KeyRow {
  readonly kid: string;
  readonly issuer: string;
  readonly public_x: string;
  readonly public_y: string;
  /** Only of the one that signs. */
  readonly private_sealed: Buffer | null;
  readonly state: 'published' | 'signing' | 'retired';
  readonly signs_from: Date;
}

/** How long a retired key goes on checking: no text lives longer, so none outlives its key. */
export const daysKept = 1_100;

/** The keys of today, newest first. */
export function listKeys({ pool }: Services): Promise<readonly KeyRow[]> {
  return inTransaction(pool, emptyContext, async (transaction) => keysIn(transaction));
}

/** The same inside an open transaction. */
export async function keysIn(transaction: Transaction): Promise<readonly KeyRow[]> {
  const found = sql<KeyRow>`select * from certificates.signing_keys_now(${daysKept}::integer)`;
  return (await found.execute(transaction.of<unknown>())).rows;
}

/** Keeps the very first key; of several that are made at once one is kept. */
export function beginKeys({ pool }: Services, { kid, issuer, x, y, sealed }: NewKey): Promise<unknown> {
  return inTransaction(pool, emptyContext, (transaction) =>
    sql`select certificates.begin_signing_keys(${kid}, ${issuer}, ${x}, ${y}, ${sealed})`.execute(
      transaction.of<unknown>(),
    ),
  );
}

/** Publishes the next key so many days before it signs; with 0 the waiting one, if one waits, signs at once. Gives its name. */
export async function rotateKey(
  transaction: Transaction,
  { kid, issuer, x, y, sealed }: NewKey,
  daysBefore: number,
): Promise<string> {
  const { rows } = await sql<{ next: string }>`
    select certificates.rotate_signing_key(${kid}, ${issuer}, ${x}, ${y}, ${sealed}, ${daysBefore}::integer) as next`.execute(
    transaction.of<unknown>(),
  );
  return rows[0]?.next ?? kid;
}

/** Takes a key's trust away; false: there is no such key. When it was the one that signs, the waiting one or `next` does. */
export async function revokeKey(
  transaction: Transaction,
  kid: string,
  { sealed, ...next }: NewKey,
): Promise<boolean> {
  const { rows } = await sql<{ revoked: string | null }>`
    select certificates.revoke_signing_key(${kid}, ${JSON.stringify(next)}::jsonb, ${sealed}) as revoked`.execute(
    transaction.of<unknown>(),
  );
  return rows[0]?.revoked != null;
}
