import { Refusal } from '#platform/core/errors.ts';
import { refuse } from '#platform/core/platform-errors.ts';
import type { Caller } from '#platform/core/roles.ts';
import { blindIndex } from '#platform/server/secrets/sealing.ts';
import { textOf } from '#platform/server/texts.ts';
import { findCaller } from './callers.ts';
import { deliveryOf, type OneTimeCodeDelivery } from './one-time-code-delivery.ts';
import { findSignedIn, sessionTokenOf } from './sessions.ts';
import { createEngine, type EngineOptions } from './sign-in-engine.ts';
import { takeStep } from './take-step.ts';

/** Signing in, and who a request comes from. */
export interface SignIn {
  /** Answers `/api/auth/*`; set-cookie comes as several headers (`getSetCookie`). */
  handle(request: Request, remoteAddress: string): Promise<Response>;
  /** Who is signed in, asked anew at every request: a disabled account is out at once. */
  callerOf(headers: Headers): Promise<Caller | null>;
  /** The caller of an enabled account, for a job that acts on its behalf; null when it is disabled or gone. */
  callerOfAccount(accountId: string): Promise<Caller | null>;
  /** The actor of a command: a session's token, or in the demonstration an e-mail. Refuses `actor.missing` and `actor.unknown`. */
  resolveActor(actor: { readonly email?: string; readonly token?: string }): Promise<Caller>;
}

/** Signing in over a migrated database. */
export async function createSignIn(
  options: EngineOptions & { readonly delivery?: OneTimeCodeDelivery },
): Promise<SignIn> {
  const { authPool, secrets, mode } = options;
  const engine = await createEngine(options);
  const parts = {
    authPool,
    mode,
    origins: [options.baseUrl, ...(options.origins ?? [])],
    engine,
    secrets,
    openSession: engine.openSession,
    delivery: options.delivery ?? deliveryOf(mode),
    indexOf: blindIndex(secrets, 'email'),
  };
  const callerOfToken = async (token: string | null) =>
    (await findSignedIn(authPool, { token, mode }))?.caller ?? null;
  return {
    handle: (request, remoteAddress) =>
      takeStep(parts, request, remoteAddress).catch((error: unknown) =>
        answerRefusal(error, request.headers),
      ),
    callerOf: (headers) => callerOfToken(sessionTokenOf(headers)),
    callerOfAccount: (accountId) => findCaller(authPool, { accountId }),
    resolveActor: async ({ email, token }) => {
      const byToken = token ? await callerOfToken(token) : null;
      const named = mode === 'demo' ? email : undefined;
      const caller = byToken ?? (named ? await findCaller(authPool, { email: named }) : null);
      if (!caller) throw refuse(token || named ? 'actor.unknown' : 'actor.missing');
      if (caller.mustSetUpSecondFactor) throw refuse('access.second_factor_missing');
      return caller;
    },
  };
}

function answerRefusal(error: unknown, headers: Headers): Response {
  if (!(error instanceof Refusal)) throw error;
  const { code, status, details } = error;
  const { seconds } = details;
  const language = languageOf(headers);
  const message = textOf(language, `error.${code}`, details);
  return Response.json(
    { code, message, details },
    { status, headers: typeof seconds === 'number' ? { 'retry-after': String(seconds) } : {} },
  );
}

/** The language switch's cookie, else what the browser asks for, else Indonesian. */
function languageOf(headers: Headers): 'id' | 'en' {
  const chosen = /(?:^|;\s*)semesta_language=(id|en)\b/.exec(headers.get('cookie') ?? '')?.[1];
  if (chosen) return chosen === 'en' ? 'en' : 'id';
  return (headers.get('accept-language') ?? '').trim().toLowerCase().startsWith('en') ? 'en' : 'id';
}
