import { addDays, addMonthsToDay } from '#modules/rules/core/index.ts';
import type { ErrorDetails } from '#platform/core/errors.ts';
import type { UndertakingErrorCode } from './errors.ts';
import { undertakingLimits } from './undertaking-limits.ts';

/** What an employer promises. Months `YYYY-MM`, days `YYYY-MM-DD`. */
export interface Promised {
  readonly payThrough: string;
  /** At least so many workers reported; null: nothing is promised of them. */
  readonly workers: number | null;
  readonly dueOn: string;
}

/** How the employer stands on the day of filing. */
export interface FilingFacts {
  readonly on: string;
  readonly isValid: boolean;
  readonly workersReported: number;
  /** The latest month whose due day has passed: less would leave him in arrears. */
  readonly dueMonth: string;
  /** Day after the last day of the latest broken undertaking; null: none was broken. */
  readonly brokenOn: string | null;
}

export interface FilingFault {
  readonly code: UndertakingErrorCode;
  readonly details: ErrorDetails;
}

/** The bounds of what may be promised on a day: months and days, both ends included. */
export function filingBounds({ on, dueMonth }: Pick<FilingFacts, 'on' | 'dueMonth'>) {
  return {
    firstMonth: dueMonth,
    lastMonth: on.slice(0, 7),
    firstDay: addDays(on, 1),
    lastDay: addDays(on, undertakingLimits.mostDays.value),
  };
}

/** The first day on which an undertaking may be filed again after a broken one; null: any day. */
export function filesAgainFrom(brokenOn: string | null): string | null {
  return brokenOn === null ? null : addMonthsToDay(brokenOn, undertakingLimits.monthsAfterBroken.value);
}

/** Why an undertaking may not be filed, or null. Source: undertakingLimits, certainty C. */
export function filingFault(promised: Promised, facts: FilingFacts): FilingFault | null {
  const bounds = filingBounds(facts);
  const again = filesAgainFrom(facts.brokenOn);
  if (again !== null && facts.on < again) return { code: 'undertaking.too_soon', details: { from: again } };
  const wantsWorkers = promised.workers !== null;
  if (facts.isValid && !wantsWorkers) return { code: 'undertaking.nothing_owed', details: {} };
  if (promised.payThrough < bounds.firstMonth || promised.payThrough > bounds.lastMonth)
    return { code: 'undertaking.month', details: { first: bounds.firstMonth, last: bounds.lastMonth } };
  if (promised.dueOn < bounds.firstDay || promised.dueOn > bounds.lastDay)
    return { code: 'undertaking.due_day', details: { first: bounds.firstDay, last: bounds.lastDay } };
  if (promised.workers !== null && promised.workers <= facts.workersReported)
    return { code: 'undertaking.workers', details: { reported: facts.workersReported } };
  return null;
}
