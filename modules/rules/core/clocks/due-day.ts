import { type CaseFields, ruleKind } from '#modules/rules/core/facts/index.ts';
import {
  addDays,
  addMonthsTo,
  count,
  dayInMonth,
  firstDayOf,
  isWeekend,
  type Law,
  nextWorkingDay,
  type Outcome,
  oneOf,
  outcomeOf,
  parameter,
  type Reading,
  record,
  type Segment,
  segments,
} from '#modules/rules/core/law/index.ts';

const rule = record({ dayOfMonth: count, monthsAfter: count });
const dueRules = {
  BPU: parameter('bpu-due-day', rule),
  PU: parameter('pu-due-day', rule),
} as const satisfies Record<Segment, unknown>;
const onHoliday = parameter('due-day-on-holiday', oneOf('next_working_day', 'stays'));

/** Whose contribution of which month. */
export interface ContributionMonth {
  readonly segment: Segment;
  /** Contribution month `YYYY-MM`. */
  readonly month: string;
}

/** When a contribution falls due: as the law writes it, and moved to a working day under either reading of *cuti bersama*. */
export interface DueDays {
  readonly plainOn: string;
  readonly withLeaveOn: string;
  readonly withoutLeaveOn: string;
}

/** What moved a due day. */
export type Mover = 'weekend' | 'holiday' | 'cuti_bersama';

export interface DueDayResult {
  readonly dueOn: string;
  readonly plainDueOn: string;
  /** What stood in the way from the plain day to the due day, each once; empty: not moved. */
  readonly movedBy: readonly Mover[];
  /** False: of a year met on the way only the weekends are known. */
  readonly holidaysKnown: boolean;
}

/** The due days of a contribution month under both readings; throws RuleError naming `field` before the law's first day. */
export function dueDaysOf(reading: Reading, { segment, month }: ContributionMonth, field: string): DueDays {
  const first = firstDayOf(month);
  const { dayOfMonth, monthsAfter } = reading.value(dueRules[segment], first, field);
  const plainOn = dayInMonth(addMonthsTo(month, monthsAfter), dayOfMonth);
  const moves = reading.value(onHoliday, first, field) === 'next_working_day';
  const moved = (leaveCounts: boolean) =>
    moves ? nextWorkingDay(reading.law.holidays, plainOn, leaveCounts) : plainOn;
  return { plainOn, withLeaveOn: moved(true), withoutLeaveOn: moved(false) };
}

/** The day a contribution falls due; asks the switch only where a day of *cuti bersama* decides. */
export function dueOnOf(reading: Reading, contribution: ContributionMonth, field: string): string {
  const { withLeaveOn, withoutLeaveOn } = dueDaysOf(reading, contribution, field);
  if (withLeaveOn === withoutLeaveOn) return withLeaveOn;
  return reading.ask('cutiBersamaMovesDueDay') ? withLeaveOn : withoutLeaveOn;
}

/** True once the due day of a contribution has passed; asks the switch only where it decides on this very day. */
export function isPastDue(
  reading: Reading,
  { on, field, ...contribution }: ContributionMonth & { readonly on: string; readonly field: string },
): boolean {
  const { withLeaveOn, withoutLeaveOn } = dueDaysOf(reading, contribution, field);
  if (on > withLeaveOn === on > withoutLeaveOn) return on > withLeaveOn;
  return on > (reading.ask('cutiBersamaMovesDueDay') ? withLeaveOn : withoutLeaveOn);
}

/** When the contribution of a month falls due (CONTRACT 4.2), and what moved it. */
export function dueDay(reading: Reading, facts: ContributionMonth): Outcome<DueDayResult> {
  const { plainOn } = dueDaysOf(reading, facts, 'month');
  const dueOn = dueOnOf(reading, facts, 'month');
  const formula = dueOn === plainOn ? 'due_day_plain' : 'due_day_moved';
  const { holidays } = reading.law;
  return outcomeOf(
    reading,
    {
      dueOn,
      plainDueOn: plainOn,
      movedBy: moversBetween(reading.law, plainOn, dueOn),
      holidaysKnown: [plainOn, dueOn].every((day) => holidays.years.has(day.slice(0, 4))),
    },
    [
      {
        line: 'dueOn',
        formula,
        facts: { contributionMonth: facts.month, plainDueOn: plainOn, dueOn },
        used: reading.take(),
      },
    ],
  );
}

function moversBetween(law: Law, plainOn: string, dueOn: string): Mover[] {
  const movers = new Set<Mover>();
  for (let day = plainOn; day < dueOn; day = addDays(day, 1)) movers.add(moverOf(law, day));
  return [...movers];
}

function moverOf({ holidays }: Law, day: string): Mover {
  if (isWeekend(day)) return 'weekend';
  return holidays.holidays.has(day) ? 'holiday' : 'cuti_bersama';
}

function readContributionMonth(fields: CaseFields): ContributionMonth {
  return { segment: fields.choice('segment', segments), month: fields.month('month') };
}

export const dueDayKind = ruleKind('due_day', readContributionMonth, dueDay);
