import { dueDay, startReading } from '#modules/rules/core/index.ts';
import { theLaw } from '#modules/rules/server/index.ts';
import { addMonths, monthOf } from '#platform/core/month.ts';

/** The latest month whose contributions are all due: the wage earners' due day is the later one. `today` as `YYYY-MM-DD`. */
export function latestClosedMonth(today: string): string {
  const before = addMonths(monthOf(today), -1);
  return today > lastDueDayOf(before) ? before : addMonths(before, -1);
}

/** The day after which a month's contributions are all overdue. */
export function lastDueDayOf(month: string): string {
  return dueDay(startReading(theLaw(), true), { segment: 'PU', month }).result.dueOn;
}
