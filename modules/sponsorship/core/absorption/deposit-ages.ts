/** Days since the bill that money has not come, as they are told apart: 0-7, 8-30, 31-60, more. */
export const depositAges = ['week', 'month', 'two_months', 'longer'] as const;

export type DepositAge = (typeof depositAges)[number];

const lastDay = { week: 7, month: 30, two_months: 60 } as const;

/** The age of money that was billed so many whole days ago and has not come. */
export function depositAgeOf(days: number): DepositAge {
  if (days <= lastDay.week) return 'week';
  if (days <= lastDay.month) return 'month';
  return days <= lastDay.two_months ? 'two_months' : 'longer';
}

/** Whole days from one day to another, both `YYYY-MM-DD`. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}
