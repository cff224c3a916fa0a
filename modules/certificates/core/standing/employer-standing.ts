import { type Reading, validity } from '#modules/rules/core/index.ts';

/** What the books say of an employer. Months are `YYYY-MM`, days `YYYY-MM-DD`. */
export interface EmployerFacts {
  /** Every month up to this one is paid; null: none ever was. */
  readonly paidThrough: string | null;
  /** The earliest month of an open bill, due or not. */
  readonly firstUnpaid: string | null;
  readonly reportedMonth: string | null;
  readonly workersReported: number;
  readonly openBills: number;
  /** Of all open bills with their late fees, due or not. */
  readonly owedIdr: bigint;
  readonly lastPaidOn: string | null;
}

/** How an employer stands on a day: what a certificate, a permit desk and a warning letter all say. */
export interface EmployerStanding extends EmployerFacts {
  readonly status: 'VALID' | 'NOT_VALID';
  /** `arrears.N` with the months in arrears, `employer.never_paid`; null: valid. */
  readonly reason: string | null;
  readonly unpaidMonths: number;
  /** The last day valid: the due day of the next unpaid month and the tolerance. */
  readonly expiresOn: string | null;
}

/** What is said of an employer of whom the books know no bill at all. */
export const neverBilled: EmployerFacts = {
  paidThrough: null,
  firstUnpaid: null,
  reportedMonth: null,
  workersReported: 0,
  openBills: 0,
  owedIdr: 0n,
  lastPaidOn: null,
};

/**
 * Reads employers' standings on one day; each month is reckoned once, however many employers are paid through it.
 * CONTRACT 4.2: valid while every month whose due day has passed is paid, plus `permitToleranceDays`.
 */
export function standingReader(reading: Reading, on: string): (facts: EmployerFacts) => EmployerStanding {
  const known = new Map<string, Pick<EmployerStanding, 'status' | 'reason' | 'unpaidMonths' | 'expiresOn'>>();
  return (facts) => {
    const { paidThrough } = facts;
    if (paidThrough === null) return { ...facts, ...neverPaid(facts) };
    const reckoned = known.get(paidThrough) ?? reckon(reading, on, paidThrough);
    known.set(paidThrough, reckoned);
    return { ...facts, ...reckoned };
  };
}

function reckon(reading: Reading, on: string, paidThrough: string) {
  const { status, reason, unpaidMonths, expiresOn } = validity(reading, {
    subject: 'employer',
    on,
    paidThrough,
  }).result;
  return { status, reason, unpaidMonths, expiresOn };
}

function neverPaid({ openBills }: EmployerFacts) {
  return {
    status: 'NOT_VALID',
    reason: 'employer.never_paid',
    unpaidMonths: openBills,
    expiresOn: null,
  } as const;
}
