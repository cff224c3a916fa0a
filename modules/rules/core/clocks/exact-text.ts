import { halfUp } from '#modules/rules/core/law/index.ts';

/** A fraction of whole numbers, not negative, written exactly: "500", "0.5", or "500/3" where no decimal is exact. */
export function exactText(numerator: bigint, denominator: bigint): string {
  const divisor = greatestCommonDivisor(numerator, denominator);
  const [above, below] = [numerator / divisor, denominator / divisor];
  const places = decimalPlaces(below);
  return places === null ? `${above}/${below}` : decimalText((above * 10n ** places) / below, places);
}

/** A fraction for a sentence: a whole number, or "1001/2", since a decimal is read in two ways by two languages. */
export function fractionOf(numerator: bigint, denominator: bigint): bigint | string {
  const divisor = greatestCommonDivisor(numerator, denominator);
  const [above, below] = [numerator / divisor, denominator / divisor];
  return below === 1n ? above : `${above}/${below}`;
}

/** A fraction of whole numbers, not negative, to two decimals, rounded half up. */
export function roundedText(numerator: bigint, denominator: bigint): string {
  return decimalText(halfUp(numerator * 100n, denominator), 2n);
}

/** How many decimals write 1 / `below` exactly; null: none do. */
function decimalPlaces(below: bigint): bigint | null {
  let places = 0n;
  for (let power = 1n; power % below !== 0n; power *= 10n) {
    if (power > below ** 4n) return null;
    places += 1n;
  }
  return places;
}

function decimalText(digits: bigint, places: bigint): string {
  if (places === 0n) return String(digits);
  const text = String(digits).padStart(Number(places) + 1, '0');
  return `${text.slice(0, -Number(places))}.${text.slice(-Number(places))}`;
}

function greatestCommonDivisor(one: bigint, other: bigint): bigint {
  return other === 0n ? one || 1n : greatestCommonDivisor(other, one % other);
}
