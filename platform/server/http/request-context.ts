import { refuse } from '#platform/core/platform-errors.ts';
import type { Caller } from '#platform/core/roles.ts';

/** What a route handler knows of the request. */
export interface RequestContext {
  /** Who is signed in; null for anyone. */
  readonly caller: Caller | null;
  /** The header `Idempotency-Key`. */
  readonly key: string | undefined;
  readonly language: 'id' | 'en';
  /** From where it came, for limits of what anyone may ask; absent where nobody outside asks. */
  readonly remoteAddress?: string;
  /** Headers of the answer, as far as the route has any of its own. */
  readonly resHeaders?: Headers;
}

/** The caller, or the refusal `access.signed_out`, or `access.second_factor_missing`. */
export function requireCaller(context: RequestContext): Caller {
  if (!context.caller) throw refuse('access.signed_out');
  if (context.caller.mustSetUpSecondFactor) throw refuse('access.second_factor_missing');
  return context.caller;
}
