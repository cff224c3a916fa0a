/** The three answers of a check (CONTRACT 2). */
export type Outcome = 'VALID' | 'NOT_VALID' | 'CANNOT_CONFIRM';

/** Why, in the order in which one goes before another when several hold; `arrears` is said as `arrears.N`. */
export const outcomeReasons = {
  'certificate.unreadable': 'NOT_VALID',
  'certificate.unknown': 'NOT_VALID',
  'certificate.revoked': 'NOT_VALID',
  'certificate.suspended': 'NOT_VALID',
  arrears: 'NOT_VALID',
  'employer.never_paid': 'NOT_VALID',
  'card.inactive': 'NOT_VALID',
  'certificate.expired': 'NOT_VALID',
  'clock.wrong': 'CANNOT_CONFIRM',
  'keys.unavailable': 'CANNOT_CONFIRM',
  'status.unavailable': 'CANNOT_CONFIRM',
  'status.stale': 'CANNOT_CONFIRM',
  'certificate.valid': 'VALID',
} as const satisfies Record<string, Outcome>;

type CodedReason = Exclude<keyof typeof outcomeReasons, 'arrears'>;

/** A reason code as an answer carries it. */
export type OutcomeReason = CodedReason | `arrears.${number}`;

/** What is known of a certificate beyond its text. */
export type KnownStatus =
  /** Out of a status list; `isFresh`: within its time to live. */
  | { readonly from: 'list'; readonly status: number; readonly isFresh: boolean }
  /** No list could be had, or the one at hand does not speak of this certificate. */
  | { readonly from: 'none' }
  /** Out of the books, today; null: nothing speaks against it. */
  | { readonly from: 'books'; readonly reason: OutcomeReason | null };

export interface CheckJudgement {
  readonly outcome: Outcome;
  readonly reason: OutcomeReason;
}

/** Seconds by which a text may seem to be of the future: clocks differ a little. */
const clockSkewSeconds = 300;

/**
 * What a signed text is worth at an instant, given what is known of its status. A list that is stale still proves a
 * revocation, which is for good, and nothing else; without a fresh status nothing is ever VALID.
 */
export function judge(asked: {
  readonly claims: { readonly issuedAt: number; readonly expiresAt: number };
  readonly nowSeconds: number;
  readonly status: KnownStatus;
}): CheckJudgement {
  const { claims, nowSeconds, status } = asked;
  const against = reasonAgainst(status);
  if (against !== null) return judged(against);
  if (claims.issuedAt > nowSeconds + clockSkewSeconds) return judged('clock.wrong');
  if (nowSeconds >= claims.expiresAt) return judged('certificate.expired');
  if (status.from === 'books') return judged('certificate.valid');
  if (status.from === 'none') return judged('status.unavailable');
  if (!status.isFresh) return judged('status.stale');
  return judged(status.status === 0 ? 'certificate.valid' : 'status.unavailable');
}

/** A reason with the outcome it stands for. */
export function judged(reason: OutcomeReason): CheckJudgement {
  return { outcome: outcomeReasons[entryOf(reason)], reason };
}

/** The key of a reason's words in the locale files: `arrears.2` reads `certificate.reason.arrears` with `months` 2. */
export function wordsOf(reason: OutcomeReason): {
  readonly reason: string;
  readonly wayOut: string;
  readonly fill: { readonly months?: number };
} {
  const entry = entryOf(reason);
  const fill = entry === 'arrears' ? { months: Number(reason.slice('arrears.'.length)) } : {};
  return { reason: `certificate.reason.${entry}`, wayOut: `certificate.way_out.${entry}`, fill };
}

/** A reason code as it came from elsewhere; null where it is none of ours. */
export function readReason(value: unknown): OutcomeReason | null {
  if (typeof value !== 'string') return null;
  const months = /^arrears\.(\d{1,4})$/.exec(value)?.[1];
  if (months !== undefined) return `arrears.${Number(months)}`;
  return value !== 'arrears' && isKnown(value) ? value : null;
}

function isKnown(value: string): value is CodedReason {
  return Object.hasOwn(outcomeReasons, value);
}

function reasonAgainst(status: KnownStatus): OutcomeReason | null {
  if (status.from === 'books') return status.reason;
  if (status.from === 'none') return null;
  if (status.status === 1) return 'certificate.revoked';
  return status.status === 2 && status.isFresh ? 'certificate.suspended' : null;
}

function entryOf(reason: OutcomeReason): keyof typeof outcomeReasons {
  return isCoded(reason) ? reason : 'arrears';
}

function isCoded(reason: OutcomeReason): reason is CodedReason {
  return !reason.startsWith('arrears.');
}
