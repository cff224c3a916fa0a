import { betterAuth } from 'better-auth';
import { APIError } from 'better-auth/api';
import { twoFactor } from 'better-auth/plugins/two-factor';
import type pg from 'pg';
import { absoluteLimitSeconds } from '#modules/accounts/core/index.ts';
import { withHashedSessionTokens } from '#platform/server/auth/hashed-session-tokens.ts';
import { newId } from '#platform/server/new-id.ts';
import type { Secrets } from '#platform/server/secrets/secrets.ts';

export interface EngineOptions {
  readonly authPool: pg.Pool;
  readonly secrets: Secrets;
  readonly mode: 'demo' | 'real';
  readonly baseUrl: string;
  /** Other origins people open the web from. */
  readonly origins?: readonly string[];
}

/** Answers `/api/auth/*` as better-auth does. */
export type Engine = (request: Request) => Promise<Response>;

/** The engine's own code for a right password of an account that may not sign in. */
export const disabledCode = 'ACCOUNT_DISABLED';

/**
 * better-auth with everything off that is not ours to need: no sign-up, no cookie cache (a deleted session row
 * ends the session at once), no sliding refresh, no rate limit of its own (ours survives a restart), no addresses.
 */
export async function createEngine(options: EngineOptions): Promise<Engine> {
  const { authPool, secrets, mode, baseUrl, origins = [] } = options;
  const settings = await withHashedSessionTokens({
    appName: 'Semesta',
    baseURL: baseUrl,
    basePath: '/api/auth',
    secret: secrets.authSecret,
    database: authPool,
    trustedOrigins: (request?: Request) => [...origins, ...(request ? [new URL(request.url).origin] : [])],
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 1, maxPasswordLength: 128 },
    session: {
      expiresIn: absoluteLimitSeconds,
      disableSessionRefresh: true,
      cookieCache: { enabled: false },
    },
    plugins: [twoFactor({ issuer: 'Semesta', accountLockout: { enabled: false } })],
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
    advanced: {
      cookiePrefix: 'semesta',
      useSecureCookies: mode === 'real',
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax' },
      ipAddress: { disableIpTracking: true },
      database: { generateId: () => newId() },
    },
    databaseHooks: {
      session: {
        create: { before: (session: { userId: string }) => refuseDisabled(authPool, session.userId) },
      },
    },
  });
  const auth = betterAuth(settings);
  return (request) => auth.handler(request);
}

async function refuseDisabled(authPool: pg.Pool, accountId: string): Promise<void> {
  const { rows } = await authPool.query(
    'select 1 from accounts.accounts where account_id = $1 and disabled_at is null',
    [accountId],
  );
  if (rows.length === 0) throw new APIError('FORBIDDEN', { code: disabledCode, message: 'disabled' });
}
