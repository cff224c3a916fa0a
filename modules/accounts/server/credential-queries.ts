import type pg from 'pg';

/** Gives accounts one password: the engine's user under the account's id and e-mail, and its credential. */
export async function upsertCredentials(
  client: pg.Pool | pg.PoolClient,
  accounts: readonly { readonly accountId: string; readonly credentialId: string }[],
  passwordHash: string,
): Promise<void> {
  const accountIds = accounts.map((account) => account.accountId);
  await client.query(
    `insert into auth."user" ("id", "name", "email", "emailVerified", "twoFactorEnabled")
     select account_id::text, name, email, true, false from accounts.accounts where account_id = any ($1::uuid[])
     on conflict ("id") do update set "name" = excluded."name", "email" = excluded."email", "updatedAt" = now()`,
    [accountIds],
  );
  await client.query(
    `insert into auth."account" ("id", "accountId", "providerId", "userId", "password", "updatedAt")
     select credential_id, account_id, 'credential', account_id, $3, now()
     from unnest($1::text[], $2::text[]) as given(account_id, credential_id)
     on conflict ("providerId", "userId") do update set "password" = excluded."password", "updatedAt" = now()`,
    [accountIds, accounts.map((account) => account.credentialId), passwordHash],
  );
}
