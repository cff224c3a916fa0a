const centsInRupiah = 100n;

/** Rupiah as the standard writes an amount, two decimals always: `16800.00`. */
export interface SnapAmount {
  readonly value: string;
  readonly currency: 'IDR';
}

/** The amount of whole rupiah, as the standard writes it. */
export function snapAmountOf(amountIdr: bigint): SnapAmount {
  return { value: `${amountIdr}.00`, currency: 'IDR' };
}

/**
 * Whether the amount sent is exactly that many rupiah; one with cents never is.
 *
 * @param value digits, a point, two decimals (`16800.00`)
 */
export function isAmountIdr(value: string, amountIdr: bigint): boolean {
  return BigInt(value.replace('.', '')) === amountIdr * centsInRupiah;
}
