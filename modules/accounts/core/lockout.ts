const FIRST_DELAYED_FAILURE = 5;
const FIRST_DELAY_SECONDS = 30;
const LONGEST_DELAY_SECONDS = 3600;
const HARD_STOP_FAILURES = 100;

const ADDRESS_FAILURES = 100;

/** How long a remote address's failures are remembered, and how long it waits once it has too many. */
export const addressWindowSeconds = 900;

/**
 * Seconds to wait after so many failures in a row for one e-mail: none before the 5th, 30 s for it, doubling
 * to an hour; null from the 100th: only a new link from an administrator opens the account again.
 * Source: SECURITY 2.8, NIST SP 800-63B 3.2.2.
 */
export function accountDelaySeconds(failures: number): number | null {
  if (failures >= HARD_STOP_FAILURES) return null;
  if (failures < FIRST_DELAYED_FAILURE) return 0;
  const doubled = FIRST_DELAY_SECONDS * 2 ** Math.min(failures - FIRST_DELAYED_FAILURE, 20);
  return Math.min(doubled, LONGEST_DELAY_SECONDS);
}

/** Seconds to wait after so many failures of one remote address, whatever the e-mails: a village office shares one. */
export function addressDelaySeconds(failures: number): number {
  return failures < ADDRESS_FAILURES ? 0 : addressWindowSeconds;
}
