/** Months `YYYY-MM` and days `YYYY-MM-DD` as text that sorts in time order; 1900 to 2199. Own copy: this module leans on nothing. */

const millisecondsOfDay = 86_400_000;

/** True when the text is a month that exists. */
export function isMonthText(text: string): boolean {
  return /^(19|20|21)\d\d-(0[1-9]|1[0-2])$/.test(text);
}

/** True when the text is a day that exists: 31 February is refused. */
export function isDayText(text: string): boolean {
  if (!/^(19|20|21)\d\d-\d\d-\d\d$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** The month of a day. */
export function monthOfDay(day: string): string {
  return day.slice(0, 7);
}

/** The first day of a month. */
export function firstDayOf(month: string): string {
  return `${month}-01`;
}

/** The last day of a month. */
export function lastDayOf(month: string): string {
  return addDays(firstDayOf(addMonthsTo(month, 1)), -1);
}

/** The month `count` months later, earlier when negative. */
export function addMonthsTo(month: string, count: number): string {
  const months = monthNumber(month) + count;
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;
}

/** Months from one month to another: 0 for the same, negative when it lies before. */
export function monthsBetween(from: string, to: string): number {
  return monthNumber(to) - monthNumber(from);
}

/** The day `count` days later, earlier when negative. */
export function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * millisecondsOfDay).toISOString().slice(0, 10);
}

/** Days from one day to another: 0 for the same, negative when it lies before. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / millisecondsOfDay;
}

/** The day with this number in a month; a number the month does not have is its last day. */
export function dayInMonth(month: string, day: number): string {
  const last = lastDayOf(month);
  return day >= Number(last.slice(8)) ? last : `${month}-${String(day).padStart(2, '0')}`;
}

/** The same day number `count` months later; what that month does not have is its last day. */
export function addMonthsToDay(day: string, count: number): string {
  return dayInMonth(addMonthsTo(monthOfDay(day), count), Number(day.slice(8)));
}

/** Whole months from one day to another: 1 June to 20 August 2, to 1 September 3. Negative never: callers check the order. */
export function wholeMonthsBetween(from: string, to: string): number {
  const months = monthsBetween(monthOfDay(from), monthOfDay(to));
  return addMonthsToDay(from, months) <= to ? months : months - 1;
}

/** Saturday or Sunday. */
export function isWeekend(day: string): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday === 0 || weekday === 6;
}

function monthNumber(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
}
