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

/** How long a worker's one-time code is good for, and how often it may be typed wrong. */
export const oneTimeCodeLimits = { validSeconds: 600, mostTries: 5 } as const;

/**
 * Seconds to wait after so many wrong one-time codes of one card, whichever code they were for: as for an e-mail, but
 * without a hard stop, since no link of an administrator opens a card again. At most 24 guesses of a million a day.
 */
export function cardTryDelaySeconds(failures: number): number {
  return failures < HARD_STOP_FAILURES ? (accountDelaySeconds(failures) ?? 0) : LONGEST_DELAY_SECONDS;
}

const FIRST_DELAYED_ASK = 3;
const FIRST_ASK_DELAY_SECONDS = 60;

/** Seconds until a card may ask for its next one-time code: none after the first two, a minute after the third, doubling to an hour. */
export function cardAskDelaySeconds(asks: number): number {
  if (asks < FIRST_DELAYED_ASK) return 0;
  return Math.min(
    FIRST_ASK_DELAY_SECONDS * 2 ** Math.min(asks - FIRST_DELAYED_ASK, 20),
    LONGEST_DELAY_SECONDS,
  );
}

/** Seconds without asking after which a card's asks are forgotten. */
export const cardAskWindowSeconds = 24 * 3600;

/** Seconds to wait after so many failures of one remote address, whatever the e-mails: a village office shares one. */
export function addressDelaySeconds(failures: number): number {
  return failures < ADDRESS_FAILURES ? 0 : addressWindowSeconds;
}
