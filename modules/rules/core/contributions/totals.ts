import { type BpuBill, bpuRowOf } from './bpu-bill.ts';
import type { PuBill } from './pu-bill.ts';
import { type Share, shareIn } from './share.ts';

/** Totals without workings, for many incomes or wages of one bill. */
export interface Totals {
  of(amountIdr: bigint): bigint;
  /** Writes the total of each amount to the same place of `totalsIdr`. */
  fill(amountsIdr: BigInt64Array, totalsIdr: BigInt64Array): void;
}

/** The totals of a BPU table by declared income in rupiah. */
export function bpuTotals(bill: BpuBill): Totals {
  const of = (incomeIdr: bigint) => bpuRowOf(bill, incomeIdr).totalIdr;
  return {
    of,
    fill(incomesIdr, totalsIdr) {
      for (let index = 0; index < incomesIdr.length; index++) totalsIdr[index] = of(incomesIdr[index] ?? 0n);
    },
  };
}

interface Part {
  readonly share: Share;
  readonly capIdr: bigint;
}

/** The totals of PU rates by wage in rupiah, at most 15 digits. */
export function puTotals({ shares }: PuBill): Totals {
  const parts = shares
    .filter(({ funding }) => funding === null)
    .flatMap(({ employer, worker, capIdr }) =>
      [employer, worker].map((share) => ({ share, capIdr: capIdr ?? largestCapIdr })),
    )
    .filter(({ share }) => share.numerator > 0n);
  return {
    of: (wageIdr) => totalOf(parts, wageIdr),
    fill(wagesIdr, totalsIdr) {
      totalsIdr.fill(0n);
      for (const part of parts) (part.share.isNarrow ? addNarrow : addWide)(part, wagesIdr, totalsIdr);
    },
  };
}

const largestCapIdr = 2n ** 62n;

function totalOf(parts: readonly Part[], wageIdr: bigint): bigint {
  let totalIdr = 0n;
  for (const { share, capIdr } of parts) totalIdr += shareIn(share, wageIdr > capIdr ? capIdr : wageIdr);
  return totalIdr;
}

/** Kept in 64 bits throughout, which the engine turns into machine integers. */
function addNarrow({ share, capIdr }: Part, wagesIdr: BigInt64Array, totalsIdr: BigInt64Array): void {
  const twice = BigInt.asIntN(64, share.numerator * 2n);
  const whole = BigInt.asIntN(64, share.denominator * 2n);
  const half = BigInt.asIntN(64, share.denominator);
  const cap = BigInt.asIntN(64, capIdr);
  for (let index = 0; index < wagesIdr.length; index++) {
    const wage = wagesIdr[index] ?? 0n;
    const counted = wage > cap ? cap : wage;
    const scaled = BigInt.asIntN(64, BigInt.asIntN(64, twice * counted) + half);
    totalsIdr[index] = BigInt.asIntN(64, (totalsIdr[index] ?? 0n) + BigInt.asIntN(64, scaled / whole));
  }
}

function addWide({ share, capIdr }: Part, wagesIdr: BigInt64Array, totalsIdr: BigInt64Array): void {
  for (let index = 0; index < wagesIdr.length; index++) {
    const wage = wagesIdr[index] ?? 0n;
    totalsIdr[index] = (totalsIdr[index] ?? 0n) + shareIn(share, wage > capIdr ? capIdr : wage);
  }
}
