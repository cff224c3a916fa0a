/** A decimal without floating point: `units / 10^decimals`. */
export interface ExactDecimal {
  readonly units: bigint;
  readonly decimals: number;
}

/** A fraction with a positive denominator. */
export interface Fraction {
  readonly of: bigint;
  readonly over: bigint;
}

/** All values that a printed number may stand for, both ends included. */
export interface Span {
  readonly from: Fraction;
  readonly to: Fraction;
}

/** Reads `39.41` or `1027000`. @throws Error when it is no plain decimal */
export function exactDecimal(text: string): ExactDecimal {
  const read = /^(\d{1,15})(?:\.(\d{1,6}))?$/.exec(text);
  if (!read) throw new Error(`not a plain decimal: ${text}`);
  const behind = read[2] ?? '';
  return { units: BigInt(`${read[1]}${behind}`), decimals: behind.length };
}

/** A fraction whose denominator is positive, whatever the sign was on. */
export function fraction(of: bigint, over: bigint): Fraction {
  return over < 0n ? { of: -of, over: -over } : { of, over };
}

/** `one <= other`, without dividing. */
export function isAtMost(one: Fraction, other: Fraction): boolean {
  return one.of * other.over <= other.of * one.over;
}

/** The exact sum. */
export function plus(one: Fraction, other: Fraction): Fraction {
  return fraction(one.of * other.over + other.of * one.over, one.over * other.over);
}

/** The exact difference. */
export function minus(one: Fraction, other: Fraction): Fraction {
  return plus(one, { of: -other.of, over: other.over });
}

/** @throws RangeError for a division by zero: callers ask first */
export function divided(one: Fraction, other: Fraction): Fraction {
  if (other.of === 0n) throw new RangeError('divided by zero');
  return fraction(one.of * other.over, one.over * other.of);
}

/** `1027000` approximate stands for 1,026,500 to 1,027,500; exact, for itself. */
export function spanOf(value: string, isApproximate: boolean): Span {
  const { units, decimals } = exactDecimal(value);
  const over = 10n ** BigInt(decimals);
  if (!isApproximate) return { from: { of: units, over }, to: { of: units, over } };
  const half = lastDigit(units);
  return { from: fraction(2n * units - half, 2n * over), to: fraction(2n * units + half, 2n * over) };
}

/** What a percentage printed with so many decimals may have been before it was rounded. */
export function roundedSpan(value: string): Span {
  const { units, decimals } = exactDecimal(value);
  const over = 2n * 10n ** BigInt(decimals);
  return { from: { of: 2n * units - 1n, over }, to: { of: 2n * units + 1n, over } };
}

/** True when some value lies in both. */
export function overlap(one: Span, other: Span): boolean {
  return isAtMost(one.from, other.to) && isAtMost(other.from, one.to);
}

/** Rounded half up to so many decimals, as a plain decimal. */
export function decimalOf({ of, over }: Fraction, decimals: number): string {
  const scale = 10n ** BigInt(decimals);
  const isNegative = of < 0n;
  const size = isNegative ? -of : of;
  const units = (size * scale * 2n + over) / (over * 2n);
  const digits = String(units).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const sign = isNegative && units > 0n ? '-' : '';
  return decimals === 0 ? `${sign}${whole}` : `${sign}${whole}.${digits.slice(digits.length - decimals)}`;
}

/** The place of the last digit that is not zero: 1,027,000 is given to the thousand. */
function lastDigit(units: bigint): bigint {
  let place = 1n;
  while (units !== 0n && units % (place * 10n) === 0n) place *= 10n;
  return place;
}
