import type { EmployerStanding } from '#modules/certificates/core/standing/index.ts';
import type { CheckStatus } from './purposes.ts';

/** What stands against or for an employer besides his payments; day `YYYY-MM-DD`. */
export interface CheckFacts {
  /** Null: nobody is registered under the number asked. */
  readonly standing: Pick<EmployerStanding, 'status' | 'reason'> | null;
  readonly isBlocked: boolean;
  readonly hasUndertaking: boolean;
}

export interface Judgement {
  readonly status: CheckStatus;
  /** `employer.valid`, `employer.not_registered`, `employer.never_paid`, `arrears.N`, `sanction.blocked`. */
  readonly reason: string;
}

/**
 * What a permit check says: a request to withhold services wins over all; who is in arrears and undertook to settle is conditional; else as he
 * stands. Source: rules 8.2 (recommended, conditional, refused); PP 86/2013 art. 9.
 */
export function judgeCheck({ standing, isBlocked, hasUndertaking }: CheckFacts): Judgement {
  if (standing === null) return { status: 'TIDAK_VALID', reason: 'employer.not_registered' };
  if (isBlocked) return { status: 'TIDAK_VALID', reason: 'sanction.blocked' };
  if (standing.status === 'VALID') return { status: 'VALID', reason: 'employer.valid' };
  const reason = standing.reason ?? 'employer.never_paid';
  return { status: hasUndertaking ? 'CONDITIONAL' : 'TIDAK_VALID', reason };
}

/** A reason without its number: `arrears.2` and `arrears.3` are one kind, of which a desk is told once. */
export function reasonKind(reason: string): string {
  return reason.replace(/\.\d+$/, '');
}

/** The number in a reason: `arrears.3` -> 3; 0 where it has none. */
export function reasonMonths(reason: string): number {
  return Number(/\.(\d+)$/.exec(reason)?.[1] ?? 0);
}
