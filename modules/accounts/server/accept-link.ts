import { hashPassword } from 'better-auth/crypto';
import { passwordFault, refuse } from '#modules/accounts/core/index.ts';
import { contextOf } from '#platform/core/roles.ts';
import { writeAudit } from '#platform/server/audit/write-audit.ts';
import { inTransaction } from '#platform/server/db/index.ts';
import { newId } from '#platform/server/new-id.ts';
import { blindIndex } from '#platform/server/secrets/sealing.ts';
import type { AccountServices } from './account-services.ts';
import { forgetAttempts } from './attempt-queries.ts';
import { type CallerRow, callerColumns, callerOfRow } from './callers.ts';
import { upsertCredentials } from './credential-queries.ts';
import { tokenHash } from './one-time-links.ts';

interface LinkRow extends CallerRow {
  readonly drops_second_factor: boolean;
}

/**
 * Sets the password behind a one-time link. Of several who come with one link at once, one gets through;
 * a password that is refused leaves the link as it was.
 */
export async function acceptLink(
  services: AccountServices,
  { token, password }: { readonly token: string; readonly password: string },
): Promise<{ email: string }> {
  const { authPool, secrets, mode } = services;
  const hash = tokenHash(token);
  const row = await findOpenLink(services, hash);
  if (!row) throw refuse('account.link_invalid');
  const caller = callerOfRow(row, false);
  const fault = passwordFault({ password, email: row.email, name: row.name, role: row.role, mode });
  if (fault) throw refuse('account.password_weak', { ...fault });
  const passwordHash = await hashPassword(password);
  await inTransaction(authPool, contextOf(caller), async (transaction) => {
    const used = await transaction.client.query(
      'update accounts.setup_links set used_at = now() where token_hash = $1 and used_at is null and expires_at > now()',
      [hash],
    );
    if (used.rowCount !== 1) throw refuse('account.link_invalid');
    await upsertCredentials(
      transaction.client,
      [{ accountId: row.account_id, credentialId: newId() }],
      passwordHash,
    );
    await endAccess(transaction.client, row);
    await forgetAttempts(transaction.client, blindIndex(secrets, 'email')(row.email));
    await writeAudit(transaction, caller, {
      act: 'accounts.accept-link',
      subjectKind: 'account',
      subjectId: row.account_id,
      details: { droppedSecondFactor: row.drops_second_factor },
    });
  });
  return { email: row.email };
}

async function findOpenLink({ authPool }: AccountServices, hash: Buffer): Promise<LinkRow | null> {
  const { rows } = await authPool.query<LinkRow>(
    `select ${callerColumns}, l.drops_second_factor
     from accounts.setup_links l join accounts.accounts a using (account_id)
     where l.token_hash = $1 and l.used_at is null and l.expires_at > now() and a.disabled_at is null`,
    [hash],
  );
  return rows[0] ?? null;
}

/** Whoever was in with the old password is out, and a lost second factor goes where the administrator said so. */
async function endAccess(client: Parameters<typeof upsertCredentials>[0], row: LinkRow): Promise<void> {
  await client.query('delete from auth."session" where "userId" = $1', [row.account_id]);
  await client.query('delete from auth."verification" where "value" = $1', [row.account_id]);
  if (!row.drops_second_factor) return;
  await client.query('delete from auth."twoFactor" where "userId" = $1', [row.account_id]);
  await client.query('update auth."user" set "twoFactorEnabled" = false where "id" = $1', [row.account_id]);
}
