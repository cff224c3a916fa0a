import {
  type CheckJudgement,
  judge,
  judged,
  type OutcomeReason,
} from '#modules/certificates/core/outcome/index.ts';
import type { EmployerStanding } from '#modules/certificates/core/standing/index.ts';

/** What the books say of a certificate today. */
export interface BookedTruth {
  readonly isRevoked: boolean;
  /** Of an employer's certificate how he stands; of a card whether its holder is covered. */
  readonly standing:
    | Pick<EmployerStanding, 'status' | 'reason' | 'unpaidMonths'>
    | { readonly isCovered: boolean };
  /** When the text shown was signed and when it ends; null: a code was typed, which is of no single text. */
  readonly text: { readonly issuedAt: number; readonly expiresAt: number } | null;
}

/** What a certificate in our books is worth now; a published list is not asked, it says what was true when it was made. */
export function todaysTruth({ isRevoked, standing, text }: BookedTruth, nowSeconds: number): CheckJudgement {
  const against = isRevoked ? 'certificate.revoked' : reasonOf(standing);
  if (text === null) return judged(against ?? 'certificate.valid');
  return judge({ claims: text, nowSeconds, status: { from: 'books', reason: against } });
}

function reasonOf(standing: BookedTruth['standing']): OutcomeReason | null {
  if ('isCovered' in standing) return standing.isCovered ? null : 'card.inactive';
  if (standing.status === 'VALID') return null;
  return standing.reason === 'employer.never_paid'
    ? 'employer.never_paid'
    : `arrears.${standing.unpaidMonths}`;
}

/** Days that the log of checks is kept. */
export const checksKeptDays = 90;
