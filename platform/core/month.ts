/** A calendar month as `YYYY-MM`; a day as `YYYY-MM-DD`. Both are plain text that sorts in time order. */

/** True when the text is a month that exists, 1900-01 to 2199-12. */
export function isMonth(text: string): boolean {
  return /^(19|20|21)\d\d-(0[1-9]|1[0-2])$/.test(text);
}

/** True when the text is a day of the Gregorian calendar, 31 February refused. */
export function isDay(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match || !isMonth(text.slice(0, 7))) return false;
  const day = Number(match[3]);
  return day >= 1 && day <= daysInMonth(text.slice(0, 7));
}

/** Number of days of a month, 28 to 31. */
export function daysInMonth(month: string): number {
  const [year, index] = [Number(month.slice(0, 4)), Number(month.slice(5, 7))];
  if (index === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(index) ? 30 : 31;
}

/** The month of a day. */
export function monthOf(day: string): string {
  return day.slice(0, 7);
}

/** The month `count` months later (earlier when negative). */
export function addMonths(month: string, count: number): string {
  const total = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + count;
  return `${String(Math.floor(total / 12)).padStart(4, '0')}-${String((total % 12) + 1).padStart(2, '0')}`;
}

/** Completed years of age on a day; born on 29 February, a year older on 1 March. */
export function ageOn(bornOn: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(bornOn.slice(0, 4));
  return day.slice(5) < bornOn.slice(5) ? years - 1 : years;
}
