/** Parts of a million: every rate of the scheme is a whole number of them (0.0024 = 2_400, 0.000024 = 24). */
export const million = 1_000_000n;

/**
 * The share of an amount, rounded half up to the rupiah, once (CONTRACT 4.2).
 *
 * @param amountIdr whole rupiah, not negative
 * @param ratePpm parts of a million
 */
export function shareOf(amountIdr: bigint, ratePpm: bigint): bigint {
  return halfUp(amountIdr * ratePpm, million);
}

/** A fraction of whole numbers rounded half up to a whole one; both not negative. */
export function halfUp(numerator: bigint, denominator: bigint): bigint {
  return (2n * numerator + denominator) / (2n * denominator);
}

/** The sum of a list of amounts. */
export function sumOf(amounts: readonly bigint[]): bigint {
  return amounts.reduce((sum, amount) => sum + amount, 0n);
}

/**
 * Splits an amount over weights so that no rupiah is lost: each gets the floor of its share, the rest goes one by one
 * to the largest remainders, earlier ones first.
 */
export function splitBy(amountIdr: bigint, weights: readonly bigint[]): bigint[] {
  const whole = sumOf(weights);
  if (whole <= 0n) throw new Error('weights must sum to more than zero');
  const parts = weights.map((weight) => (amountIdr * weight) / whole);
  const rest = amountIdr - sumOf(parts);
  const largest = weights
    .map((weight, index) => ({ index, remainder: (amountIdr * weight) % whole }))
    .sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1))
    .slice(0, Number(rest));
  const chosen = new Set(largest.map(({ index }) => index));
  return parts.map((part, index) => (chosen.has(index) ? part + 1n : part));
}
