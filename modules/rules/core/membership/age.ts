import { addDays, addMonthsToDay } from '#modules/rules/core/law/index.ts';

/** Completed years of age on a day; born on 29 February, a year older on 1 March. */
export function ageOn(bornOn: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(bornOn.slice(0, 4));
  return day.slice(5) < bornOn.slice(5) ? years - 1 : years;
}

/** The day someone completes so many years of age. */
export function birthdayOf(bornOn: string, years: number): string {
  const day = addMonthsToDay(bornOn, years * 12);
  return day.slice(5) === bornOn.slice(5) ? day : addDays(day, 1);
}
