import type pg from 'pg';
import { addressDelaySeconds, addressWindowSeconds, refuse } from '#modules/accounts/core/index.ts';
import { type AttemptPolicy, type Charge, chargeAttempt, refundAttempt } from './attempt-queries.ts';

/** What a remote address may get wrong, whatever it tries. */
export const addressPolicy: AttemptPolicy = {
  delaySeconds: addressDelaySeconds,
  forgetAfterSeconds: addressWindowSeconds,
};

/** Counts a try as a failure before it is made; one that must wait is refused and takes the earlier charge back. */
export async function chargeTry(
  authPool: pg.Pool,
  { index, policy, earlier }: { index: Buffer; policy: AttemptPolicy; earlier?: Charge },
): Promise<Charge> {
  const charged = await chargeAttempt(authPool, index, policy);
  if ('index' in charged) return charged;
  if (earlier) await refundAttempt(authPool, earlier);
  if (charged.seconds === null) throw refuse('account.locked_until_reset');
  throw refuse('account.locked', { seconds: charged.seconds });
}
