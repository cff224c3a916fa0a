/** An amount or its ceiling, and whether the ceiling bit; both rupiah. */
export function cappedAt(amountIdr: bigint, capIdr: bigint) {
  const isCapped = amountIdr > capIdr;
  return { isCapped, amountIdr: isCapped ? capIdr : amountIdr };
}
