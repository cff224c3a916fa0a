import { betterAuth } from 'better-auth';
import { APIError, createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { twoFactor } from 'better-auth/plugins/two-factor';
import type pg from 'pg';
import { z } from 'zod';
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

export interface Engine {
  /** Answers `/api/auth/*` as better-auth does. */
  readonly answer: (request: Request) => Promise<Response>;
  /** A session of an account that proved itself elsewhere, with its cookies; no request from outside reaches it. */
  readonly openSession: (accountId: string, request: Request) => Promise<Response>;
}

/** The engine's own code for a right password of an account that may not sign in. */
export const disabledCode = 'ACCOUNT_DISABLED';

/** The engine's own session for someone who has no password; the engine serves it to this process only. */
const byCard = {
  id: 'card',
  endpoints: {
    openSession: createAuthEndpoint.serverOnly(
      { method: 'POST', body: z.object({ accountId: z.uuid() }) },
      async (context) => {
        const { internalAdapter } = context.context;
        const user = await internalAdapter.findUserById(context.body.accountId);
        if (!user) throw new APIError('UNAUTHORIZED');
        const session = await internalAdapter.createSession(user.id, false);
        await setSessionCookie(context, { session, user });
        return context.json({});
      },
    ),
  },
};

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
    plugins: [twoFactor({ issuer: 'Semesta', accountLockout: { enabled: false } }), byCard],
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
  return {
    answer: (request) => auth.handler(request),
    openSession: (accountId, request) =>
      auth.api.openSession({ body: { accountId }, headers: request.headers, asResponse: true }),
  };
}

async function refuseDisabled(authPool: pg.Pool, accountId: string): Promise<void> {
  const { rows } = await authPool.query(
    'select 1 from accounts.accounts where account_id = $1 and disabled_at is null',
    [accountId],
  );
  if (rows.length === 0) throw new APIError('FORBIDDEN', { code: disabledCode, message: 'disabled' });
}
