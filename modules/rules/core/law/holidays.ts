import { addDays, isWeekend } from './calendar.ts';
import { listOf, membersOf, record, text } from './value-readers.ts';

/** National holidays and *cuti bersama* by year; of a year without a file only weekends are known. */
export interface Holidays {
  readonly years: ReadonlySet<string>;
  readonly holidays: ReadonlySet<string>;
  readonly cutiBersama: ReadonlySet<string>;
}

const file = record({ source: text, years: membersOf });
const year = record({ holidays: listOf(text), cutiBersama: listOf(text) });

/** Reads `{ source, years: { "2026": { holidays: [day], cutiBersama: [day] } } }`. */
export function readHolidays(value: unknown): Holidays {
  const { years } = file(value);
  const read = Object.entries(years).map(([name, days]) => [name, year(days, name)] as const);
  return {
    years: new Set(read.map(([name]) => name)),
    holidays: new Set(read.flatMap(([, { holidays }]) => holidays)),
    cutiBersama: new Set(read.flatMap(([, { cutiBersama }]) => cutiBersama)),
  };
}

/** The day itself, or the next one that is no weekend, holiday and, where it counts, no *cuti bersama*. */
export function nextWorkingDay(holidays: Holidays, day: string, cutiBersamaCounts: boolean): string {
  let candidate = day;
  while (!isWorkingDay(holidays, candidate, cutiBersamaCounts)) candidate = addDays(candidate, 1);
  return candidate;
}

/** False on a weekend, a holiday and, where it counts, *cuti bersama*. */
export function isWorkingDay(holidays: Holidays, day: string, cutiBersamaCounts: boolean): boolean {
  if (isWeekend(day) || holidays.holidays.has(day)) return false;
  return !(cutiBersamaCounts && holidays.cutiBersama.has(day));
}
