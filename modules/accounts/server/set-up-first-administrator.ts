import { sql } from 'kysely';
import { refuse } from '#modules/accounts/core/index.ts';
import { type ActDefinition, act } from '#platform/server/act/act.ts';
import type { Transaction } from '#platform/server/db/index.ts';
import { newId } from '#platform/server/new-id.ts';
import { insertAccount } from './account-queries.ts';
import type { AccountServices } from './account-services.ts';
import { operator } from './callers.ts';
import { insertLink, linkAddress } from './one-time-links.ts';

const definition = {
  name: 'accounts.set-up-administrator',
  roles: ['admin'],
} as const satisfies ActDefinition;

/**
 * Makes the first administrator's account and the link that opens it, for whoever holds the machine. While nobody
 * has accepted, a second call voids the first; once an administrator has, only `isAnother` makes one more.
 */
export async function setUpFirstAdministrator(
  services: AccountServices,
  { email, isAnother = false }: { readonly email: string; readonly isAnother?: boolean },
): Promise<{ email: string; link: string; expiresAt: string }> {
  const typed = email.trim().toLowerCase();
  const { linkId, expiresAt } = await act(services, {
    act: definition,
    caller: operator,
    request: { email: typed, isAnother },
    perform: async (transaction) => {
      await sql`select pg_advisory_xact_lock(5171002)`.execute(transaction.of<unknown>());
      if (!isAnother && (await hasAdministrator(transaction))) throw refuse('account.admin_exists');
      if (!isAnother) await withdrawUnaccepted(transaction, typed);
      const accountId = await administratorOf(transaction, typed);
      return {
        output: await insertLink(transaction, services.secrets, { accountId, purpose: 'setup' }),
        audit: { act: definition.name, subjectKind: 'account', subjectId: accountId, details: { isAnother } },
      };
    },
  });
  return { email: typed, link: linkAddress(services, linkId), expiresAt };
}

/** An enabled administrator who has set a password, or who belongs to the demonstration. */
async function hasAdministrator(transaction: Transaction): Promise<boolean> {
  const { rows } =
    await sql`select 1 from accounts.accounts a where a.role = 'admin' and a.disabled_at is null
    and (a.demonstration or exists (select from accounts.setup_links l where l.account_id = a.account_id and l.used_at is not null))
    limit 1`.execute(transaction.of<unknown>());
  return rows.length > 0;
}

/** Setups for another e-mail that nobody accepted: their accounts are switched off, their links end. */
async function withdrawUnaccepted(transaction: Transaction, email: string): Promise<void> {
  const db = transaction.of<unknown>();
  await sql`update accounts.setup_links set expires_at = now()
    where purpose = 'setup' and used_at is null and expires_at > now()`.execute(db);
  await sql`update accounts.accounts a set disabled_at = now(), disabled_reason = 'setup: withdrawn', version = version + 1
    where a.role = 'admin' and a.disabled_at is null and a.email <> ${email}
      and exists (select from accounts.setup_links l where l.account_id = a.account_id and l.purpose = 'setup')`.execute(
    db,
  );
}

/** The account behind the e-mail: a new one, or one from an earlier setup that nobody accepted. */
async function administratorOf(transaction: Transaction, email: string): Promise<string> {
  const accountId = newId();
  const name = email.split('@')[0] ?? email;
  const account = {
    accountId,
    email,
    name,
    personKey: accountId,
    role: 'admin',
    areaCodes: [],
    organisationId: null,
  } as const;
  if (await insertAccount(transaction, account)) return accountId;
  const { rows } = await sql<{ account_id: string }>`
    update accounts.accounts a set disabled_at = null, disabled_reason = null, version = version + 1
    where a.email = ${email} and a.role = 'admin'
      and exists (select from accounts.setup_links l where l.account_id = a.account_id and l.purpose = 'setup')
      and not exists (select from accounts.setup_links l where l.account_id = a.account_id and l.used_at is not null)
    returning a.account_id`.execute(transaction.of<unknown>());
  const [row] = rows;
  if (!row) throw refuse('account.email_taken');
  return row.account_id;
}
