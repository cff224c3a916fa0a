import { createHash, createHmac } from 'node:crypto';
import { sql } from 'kysely';
import type { Transaction } from '#platform/server/db/index.ts';
import { newId } from '#platform/server/new-id.ts';
import { purposeKey, type Secrets } from '#platform/server/secrets/secrets.ts';
import type { AccountServices } from './account-services.ts';

/** A link that was made: its token follows from the id and a key, so that no answer that is kept holds it. */
export interface OneTimeLink {
  readonly linkId: string;
  readonly expiresAt: string;
}

export interface NewLink {
  readonly accountId: string;
  readonly purpose: 'setup' | 'invitation' | 'reset';
  readonly dropsSecondFactor?: boolean;
}

const validHours = { setup: 24, invitation: 72, reset: 24 } as const satisfies Record<
  NewLink['purpose'],
  number
>;

/** Makes a one-time link; the account's earlier ones end. Only the hash of its token is kept. */
export async function insertLink(
  transaction: Transaction,
  secrets: Secrets,
  { accountId, purpose, dropsSecondFactor = false }: NewLink,
): Promise<OneTimeLink> {
  await voidLinks(transaction, accountId);
  const linkId = newId();
  const { rows } = await sql<{ expires_at: Date }>`
    insert into accounts.setup_links (token_hash, account_id, purpose, drops_second_factor, expires_at)
    values (${tokenHash(tokenOf(secrets, linkId))}, ${accountId}::uuid, ${purpose}, ${dropsSecondFactor},
      now() + make_interval(hours => ${validHours[purpose]}))
    returning expires_at`.execute(transaction.of<unknown>());
  const [row] = rows;
  if (!row) throw new Error('the link was not written');
  return { linkId, expiresAt: row.expires_at.toISOString() };
}

/** Makes the first link of an account that was made in the same transaction: there is none to end, and none is read back. */
export async function insertFirstLink(
  transaction: Transaction,
  secrets: Secrets,
  accountId: string,
): Promise<OneTimeLink> {
  const linkId = newId();
  const expires = sql`now() + make_interval(hours => ${validHours.invitation})`;
  await sql`insert into accounts.setup_links (token_hash, account_id, purpose, drops_second_factor, expires_at)
    values (${tokenHash(tokenOf(secrets, linkId))}, ${accountId}::uuid, 'invitation', false, ${expires})`.execute(
    transaction.of<unknown>(),
  );
  const { rows } = await sql<{ at: Date }>`select ${expires} as at`.execute(transaction.of<unknown>());
  const [row] = rows;
  if (!row) throw new Error('the database told no time');
  return { linkId, expiresAt: row.at.toISOString() };
}

/** Ends the links of an account that nobody has used. */
export async function voidLinks(transaction: Transaction, accountId: string): Promise<void> {
  await sql`update accounts.setup_links set expires_at = now()
    where account_id = ${accountId}::uuid and used_at is null and expires_at > now()`.execute(
    transaction.of<unknown>(),
  );
}

/** The address to hand over. */
export function linkAddress({ secrets, baseUrl }: AccountServices, linkId: string): string {
  return `${baseUrl}/setup/${tokenOf(secrets, linkId)}`;
}

/** What the database keeps of a token of 256 bits. */
export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

function tokenOf(secrets: Secrets, linkId: string): string {
  return createHmac('sha256', purposeKey(secrets, 'one-time-link')).update(linkId).digest('base64url');
}
