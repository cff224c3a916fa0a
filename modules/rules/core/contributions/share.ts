import { million } from '#modules/rules/core/law/index.ts';

/** The largest amount of a case: 15 digits. */
const largestIdr = 999_999_999_999_999n;

/** A share of an amount as a reduced fraction, made ready to be taken many times. */
export interface Share {
  readonly numerator: bigint;
  readonly denominator: bigint;
  /** True: no amount of 15 digits leaves 64 bits on the way. */
  readonly isNarrow: boolean;
}

/** @param ratePpm parts of a million, of which `factorPpm` parts of a million are taken; the product is rounded once */
export function shareAt(ratePpm: bigint, factorPpm: bigint = million): Share {
  const [whole, of] = [ratePpm * factorPpm, million * million];
  const divisor = greatestDivisor(whole, of);
  const [numerator, denominator] = [whole / divisor, of / divisor];
  return { numerator, denominator, isNarrow: 2n * numerator * largestIdr + denominator < 2n ** 63n };
}

/** The share of an amount, rounded half up to the rupiah, once. */
export function shareIn({ numerator, denominator, isNarrow }: Share, amountIdr: bigint): bigint {
  if (!isNarrow) return (2n * numerator * amountIdr + denominator) / (2n * denominator);
  return BigInt.asIntN(
    64,
    BigInt.asIntN(64, BigInt.asIntN(64, numerator * amountIdr) * 2n + denominator) /
      BigInt.asIntN(64, denominator * 2n),
  );
}

function greatestDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestDivisor(b, a % b);
}
