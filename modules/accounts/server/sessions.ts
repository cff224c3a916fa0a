import type pg from 'pg';
import { demandsSecondFactor, isSessionLive } from '#modules/accounts/core/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { sessionTokenHash } from '#platform/server/auth/hashed-session-tokens.ts';
import { type CallerRow, callerColumns, callerOfRow } from './callers.ts';

/** Who is behind a live session. */
export interface SignedIn {
  readonly sessionId: string;
  readonly caller: Caller;
  readonly hasSecondFactor: boolean;
}

interface SessionRow extends CallerRow {
  readonly session_id: string;
  readonly began_at: number;
  readonly used_at: number;
  readonly now_at: number;
  readonly has_second_factor: boolean;
}

const touchAfterMilliseconds = 60_000;

/** The session's token out of the cookie or `Authorization: Bearer`, or null. */
export function sessionTokenOf(headers: Headers): string | null {
  const bearer = /^bearer\s+([^\s.]+)/i.exec(headers.get('authorization') ?? '')?.[1];
  return bearer ?? cookieValue(headers, 'session_token');
}

/**
 * A cookie of the sign-in engine without its signature. The signature adds nothing here: what is looked up
 * is random and kept as a hash, or ends in the engine that checks it.
 */
export function cookieValue(headers: Headers, name: string): string | null {
  const pattern = new RegExp(`(?:^|;\\s*)(?:__Secure-)?semesta\\.${name}=([^;]+)`);
  const value = pattern.exec(headers.get('cookie') ?? '')?.[1];
  return value?.split('.')[0] || null;
}

/**
 * The live session of a token, or null. One that is over (disabled account, idle, too long) is deleted on the way,
 * so that it is over for the sign-in engine too.
 */
export async function findSignedIn(
  authPool: pg.Pool,
  { token, mode }: { readonly token: string | null; readonly mode: 'demo' | 'real' },
): Promise<SignedIn | null> {
  if (!token) return null;
  const row = await findSession(authPool, token);
  if (!row) return null;
  if (!isSessionLive({ beganAt: row.began_at, usedAt: row.used_at, role: row.role }, row.now_at)) {
    await authPool.query('delete from auth."session" where "id" = $1', [row.session_id]);
    return null;
  }
  if (row.now_at - row.used_at > touchAfterMilliseconds)
    await authPool.query('update auth."session" set "updatedAt" = now() where "id" = $1', [row.session_id]);
  const mustSetUp = demandsSecondFactor(row.role, mode) && !row.has_second_factor;
  return {
    sessionId: row.session_id,
    caller: callerOfRow(row, mustSetUp),
    hasSecondFactor: row.has_second_factor,
  };
}

async function findSession(authPool: pg.Pool, token: string): Promise<SessionRow | null> {
  const { rows } = await authPool.query<SessionRow>(
    `select s."id" as session_id, (extract(epoch from s."createdAt") * 1000)::float8 as began_at,
       (extract(epoch from s."updatedAt") * 1000)::float8 as used_at, (extract(epoch from now()) * 1000)::float8 as now_at,
       coalesce(u."twoFactorEnabled", false) as has_second_factor, ${callerColumns}
     from auth."session" s
     join auth."user" u on u."id" = s."userId"
     join accounts.accounts a on a.account_id = s."userId"::uuid
     where s."token" = $1 and s."expiresAt" > now() and a.disabled_at is null`,
    [sessionTokenHash(token)],
  );
  return rows[0] ?? null;
}

/** Who has given the password and owes the code, by the engine's cookie for that step. */
export async function findAccountOwingCode(authPool: pg.Pool, headers: Headers): Promise<string | null> {
  const identifier = cookieValue(headers, 'two_factor');
  if (!identifier) return null;
  const { rows } = await authPool.query<{ value: string }>(
    `select "value" from auth."verification" where "identifier" = $1 and "expiresAt" > now()`,
    [identifier],
  );
  return rows[0]?.value ?? null;
}
