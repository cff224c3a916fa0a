import type pg from 'pg';

/** A one-time code as it is kept: hashes only. */
export interface NewWorkerCode {
  readonly challengeHash: Buffer;
  readonly cardIndex: Buffer;
  /** Null: the card is nobody's, and no code of it is ever right. */
  readonly workerId: string | null;
  readonly codeHash: Buffer;
  readonly validSeconds: number;
}

export async function insertWorkerCode(authPool: pg.Pool, code: NewWorkerCode): Promise<void> {
  await authPool.query(
    `insert into accounts.worker_codes (challenge_hash, card_index, worker_id, code_hash, expires_at)
     values ($1, $2, $3, $4, now() + make_interval(secs => $5))`,
    [code.challengeHash, code.cardIndex, code.workerId, code.codeHash, code.validSeconds],
  );
}

/** Which card a code was asked for, or null. */
export async function findCardIndex(authPool: pg.Pool, challengeHash: Buffer): Promise<Buffer | null> {
  const { rows } = await authPool.query<{ card_index: Buffer }>(
    'select card_index from accounts.worker_codes where challenge_hash = $1',
    [challengeHash],
  );
  return rows[0]?.card_index ?? null;
}

/**
 * Tries a code: one statement that counts the try and uses the code up, so that of two who come with the right one
 * at once one gets in, and the try after the last finds nothing. Gives the worker, or null.
 */
export async function spendWorkerCode(
  authPool: pg.Pool,
  { challengeHash, codeHash, mostTries }: { challengeHash: Buffer; codeHash: Buffer; mostTries: number },
): Promise<string | null> {
  const { rows } = await authPool.query<{ worker_id: string | null }>(
    `update accounts.worker_codes set tries = tries + 1,
       used_at = case when code_hash = $2 and worker_id is not null then now() end
     where challenge_hash = $1 and used_at is null and tries < $3 and expires_at > now()
     returning case when used_at is not null then worker_id end as worker_id`,
    [challengeHash, codeHash, mostTries],
  );
  return rows[0]?.worker_id ?? null;
}

/** The account of a worker and its user of the sign-in engine, without a password; null where he may not come in. */
export async function openWorkerAccount(
  authPool: pg.Pool,
  { workerId, accountId }: { readonly workerId: string; readonly accountId: string },
): Promise<string | null> {
  const { rows } = await authPool.query<{ opened: string | null }>(
    'select accounts.open_worker_account($1, $2) as opened',
    [workerId, accountId],
  );
  const opened = rows[0]?.opened ?? null;
  if (opened === null) return null;
  await authPool.query(
    `insert into auth."user" ("id", "name", "email", "emailVerified", "twoFactorEnabled")
     select account_id::text, name, email, true, false from accounts.accounts where account_id = $1
     on conflict do nothing`,
    [opened],
  );
  return opened;
}
