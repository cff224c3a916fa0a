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
 * The multiple of the spread that held four of five past errors (split conformal): the ceil((n + 1) x 0.8)th smallest.
 *
 * @param errors of past forecasts, each over its spread; the sign does not matter
 * @returns 0 without any
 */
export function widthOf(errors: readonly number[]): number {
  const sizes = errors.map(Math.abs).sort((one, other) => one - other);
  const rank = Math.min(sizes.length, Math.ceil((sizes.length + 1) * level));
  return sizes[rank - 1] ?? 0;
}
