import { daysInMonth as daysOfMonth } from '#platform/core/month.ts';

/** Arithmetic of calendar days written `YYYY-MM-DD`; the Gregorian calendar, no time zone. */

/** The number of days of a month (1-12), 0 where there is no such month. */
export function daysInMonth(year: number, month: number): number {
  if (!(month >= 1 && month <= 12)) return 0;
  return daysOfMonth(`${String(year).padStart(4, '0')}-${two(month)}`);
}

/** A day as text, or null where the calendar has none such (31 February, month 13, year 0). */
export function dayOf(parts: { year: number; month: number; day: number }): string | null {
  const { year, month, day } = parts;
  if (!(year >= 1 && year <= 9999) || !(day >= 1 && day <= daysInMonth(year, month))) return null;
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

function two(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}

/** Days from serial 0 to 1970-01-01 in the calendar that sheet programs count from 1900 (with its 29 February 1900). */
const serialOfEpoch = 25_569;
const serialGapOf1904 = 1_462;

/** The day of a sheet's serial day number (1900 system; 1904 where said), or null outside 1900-2100. */
export function dayOfSerial(serial: number, uses1904Dates: boolean): string | null {
  const days = Math.floor(serial) + (uses1904Dates ? serialGapOf1904 : 0);
  if (!(days >= 61 && days <= 73_050)) return null;
  return dayOfEpochDays(days - serialOfEpoch);
}

/** Civil date from days since 1970-01-01 (H. Hinnant's algorithm). */
function dayOfEpochDays(days: number): string | null {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1_460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return dayOf({ year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day });
}
