import { z } from 'zod';
import { refuse } from '#modules/accounts/core/index.ts';
import type { Refusal } from '#platform/core/errors.ts';
import { refuse as refuseAccess } from '#platform/core/platform-errors.ts';
import { disabledCode } from './sign-in-engine.ts';

const refusals: Readonly<Record<string, () => Refusal>> = {
  INVALID_EMAIL_OR_PASSWORD: () => refuse('account.sign_in_failed'),
  INVALID_EMAIL: () => refuse('account.sign_in_failed'),
  [disabledCode]: () => refuse('account.disabled'),
  INVALID_PASSWORD: () => refuse('account.password_wrong'),
  INVALID_CODE: () => refuse('account.code_invalid'),
  INVALID_BACKUP_CODE: () => refuse('account.code_invalid'),
  INVALID_TWO_FACTOR_COOKIE: () => refuse('account.sign_in_again'),
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: () => refuse('account.sign_in_again'),
  TOTP_ALREADY_ENABLED: () => refuse('account.second_factor_exists'),
  TOTP_NOT_ENABLED: () => refuse('account.second_factor_absent'),
  TWO_FACTOR_NOT_ENABLED: () => refuse('account.second_factor_absent'),
  BACKUP_CODES_NOT_ENABLED: () => refuse('account.second_factor_absent'),
  INVALID_ORIGIN: () => refuseAccess('access.forbidden'),
  MISSING_OR_NULL_ORIGIN: () => refuseAccess('access.forbidden'),
  CROSS_SITE_NAVIGATION_LOGIN_BLOCKED: () => refuseAccess('access.forbidden'),
};

const bodyShape = z.object({ code: z.string() });

/** The engine's refusal as one of ours. What nobody expected is an ordinary Error: the server reports it. */
export async function refusalOfEngine(response: Response): Promise<Refusal> {
  const parsed = bodyShape.safeParse(await response.json().catch(() => null));
  const code = parsed.success ? parsed.data.code : '';
  const known = Object.hasOwn(refusals, code) ? refusals[code] : undefined;
  if (known) return known();
  if (response.status === 401) return refuseAccess('access.signed_out');
  if (response.status >= 500) throw new Error(`the sign-in engine failed: ${response.status} ${code}`);
  return refuseAccess('input.invalid', { reason: code });
}
