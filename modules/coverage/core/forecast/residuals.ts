/** The share of months that an interval is made to hold. */
const level = 0.8;

/**
 * How wide a forecast of a count may be wrong, before it is known how far this kind of forecast is: chance grows with the
 * root of the people, and errors pile up month by month.
 */
export function spreadOf(workers: number, ahead: number): number {
  return Math.sqrt(Math.max(workers, 1)) * ahead ** growth;
}

const growth = 0.75;

/**
 * The multiple of the spread that held four of five past errors (split conformal). Areas share what happens in a month, so
 * trials are counted by their pairs of months, not by areas: of few pairs a larger share must be held.
 *
 * @param errors of trials, each over its spread; the sign does not matter
 * @param pairs of a month from which and a month for which trials were made
 * @returns 0 without any
 */
export function widthOf(errors: readonly number[], pairs: number): number {
  const sizes = errors.map(Math.abs).sort((one, other) => one - other);
  const share = Math.min(1, level * (1 + 1 / Math.max(1, pairs)));
  return sizes[Math.ceil(sizes.length * share) - 1] ?? 0;
}
