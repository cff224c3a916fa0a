import { addMonths, monthOf } from '#platform/core/month.ts';

/** How a month stands: paid, paid ahead of its time, billed, past its due day unpaid, or closed unpaid. */
export const monthMarks = ['paid', 'ahead', 'due', 'unpaid', 'forgone'] as const;
export type MonthMark = (typeof monthMarks)[number];

/** What is known of one worker-month. */
export interface KnownMonth {
  readonly month: string;
  readonly part: string;
  readonly state: 'due' | 'paid' | 'forgone';
  /** Null where the law has no due day for it. */
  readonly dueOn: string | null;
  readonly payerKind: 'worker' | 'employer' | 'sponsor';
}

export interface CalendarMonth {
  readonly month: string;
  /** Null: nothing was billed. */
  readonly mark: MonthMark | null;
  /** Who paid it, or is to pay it. */
  readonly payerKinds: KnownMonth['payerKind'][];
}

/** Twelve months, January first. */
export interface CalendarYear {
  readonly year: string;
  readonly months: CalendarMonth[];
}

/** The mark of one worker-month on a day; the due day itself is still in time. */
export function markOf({ month, state, dueOn }: KnownMonth, today: string): MonthMark {
  if (state === 'forgone') return 'forgone';
  if (state === 'paid') return month > monthOf(today) ? 'ahead' : 'paid';
  return dueOn !== null && dueOn < today ? 'unpaid' : 'due';
}

/**
 * The months of protection by calendar year, the latest year first, from the first month known to the end of this year. A month of
 * two memberships shows the one that protects better: who pays one of them is protected. Savings and corrections of wages protect nobody.
 * A month in arrears is unpaid whether it was billed or not.
 */
export function monthCalendar(
  known: readonly KnownMonth[],
  { today, inArrears }: { readonly today: string; readonly inArrears: readonly string[] },
): CalendarYear[] {
  const billed = known.filter(({ part }) => part === 'protection' || part === 'whole');
  const protecting = [...billed, ...inArrears.map((month) => unbilled(month, billed))];
  const years = [...protecting.map(({ month }) => month.slice(0, 4)), today.slice(0, 4)].sort();
  const [first, last] = [Number(years[0]), Number(years.at(-1))];
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const year = String(last - index);
    const months = Array.from({ length: 12 }, (_, month) => addMonths(`${year}-01`, month));
    return { year, months: months.map((month) => calendarMonth(month, protecting, today)) };
  });
}

/** A month that nobody billed, due before any day: owed by whoever paid last. */
function unbilled(month: string, billed: readonly KnownMonth[]): KnownMonth {
  const [payerKind = 'worker'] = billed.filter((row) => row.state === 'paid').map((row) => row.payerKind);
  return { month, part: 'protection', state: 'due', dueOn: month, payerKind };
}

function calendarMonth(month: string, known: readonly KnownMonth[], today: string): CalendarMonth {
  const rows = known.filter((row) => row.month === month);
  const mark = monthMarks.find((one) => rows.some((row) => markOf(row, today) === one)) ?? null;
  const showing = rows.filter((row) => markOf(row, today) === mark);
  return { month, mark, payerKinds: [...new Set(showing.map(({ payerKind }) => payerKind))].sort() };
}
