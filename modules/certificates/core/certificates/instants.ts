const zone = '+08:00';
const daySeconds = 86_400;

/** Whole seconds since 1970 of the first instant of a day in Bali. */
export function firstSecondOf(day: string): number {
  return Date.parse(`${day}T00:00:00${zone}`) / 1000;
}

/** Whole seconds since 1970 of the first instant after a day in Bali: claim 4 of an employer whose last valid day it is (CONTRACT 6). */
export function firstSecondAfter(day: string): number {
  return firstSecondOf(day) + daySeconds;
}

/** When something is issued, in seconds: now, or noon of `today` where the day was chosen and is not the clock's. */
export function issuedSecond(today: string, nowSeconds: number): number {
  const start = firstSecondOf(today);
  return nowSeconds >= start && nowSeconds < start + daySeconds ? nowSeconds : start + daySeconds / 2;
}
