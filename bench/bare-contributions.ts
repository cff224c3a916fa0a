import type { ContributionFacts } from '#modules/rules/core/index.ts';

/** Bases of the BPU table; rows end 200,000 apart, then 500,000, then 1,000,000. */
const rowEnds = [
  ...Array.from({ length: 9 }, (_, row) => 1_100_000 + row * 200_000),
  ...Array.from({ length: 11 }, (_, row) => 3_200_000 + row * 500_000),
  ...Array.from({ length: 12 }, (_, row) => 9_200_000 + row * 1_000_000),
];

/**
 * The arithmetic of November 2026 alone, its figures written into the loop: no law, no month, no programmes to choose,
 * no lines. The baseline that the calculators are measured beside.
 */
export function bareTotals(cases: readonly ContributionFacts[]): () => bigint {
  const bpu = cases.flatMap((facts) => (facts.segment === 'BPU' ? [facts] : []));
  const pu = cases.flatMap((facts) => (facts.segment === 'PU' ? [facts] : []));
  const incomes = BigInt64Array.from(bpu, ({ incomeIdr }) => incomeIdr ?? 0n);
  const halved = Uint8Array.from(bpu, ({ funding }) => (funding === 'self' || funding === 'CSR' ? 1 : 0));
  const wages = BigInt64Array.from(pu, ({ wageIdr }) => wageIdr);
  const jkkRates = [0n, 24n, 54n, 89n, 127n, 174n];
  const rates = BigInt64Array.from(pu, ({ riskClass }) => jkkRates[riskClass ?? 0] ?? 0n);
  const totals = new BigInt64Array(cases.length);
  const ends = BigInt64Array.from(rowEnds, BigInt);
  const bases = BigInt64Array.from([1_000_000, ...rowEnds.map(baseAfter)], BigInt);
  return () => {
    for (let index = 0; index < incomes.length; index++)
      totals[index] = bareBpu(incomes[index] ?? 0n, halved[index] === 1, ends, bases);
    for (let index = 0; index < wages.length; index++)
      totals[incomes.length + index] = barePu(wages[index] ?? 0n, rates[index] ?? 0n);
    let sum = 0n;
    for (let index = 0; index < totals.length; index++) sum = BigInt.asIntN(64, sum + (totals[index] ?? 0n));
    return sum;
  };
}

/** The base of the row that begins where another ends: halfway to its own end. */
function baseAfter(end: number, row: number): number {
  if (row < 8) return end + 100_000;
  return end + (row < 19 ? 250_000 : 500_000);
}

function bareBpu(income: bigint, isHalved: boolean, ends: BigInt64Array, bases: BigInt64Array): bigint {
  let [low, high] = [0, ends.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (income < (ends[middle] ?? 0n)) high = middle;
    else low = middle + 1;
  }
  const jkk = BigInt.asIntN(64, (bases[low] ?? 0n) / 100n);
  return BigInt.asIntN(64, isHalved ? jkk / 2n + 3_400n : jkk + 6_800n);
}

function barePu(wage: bigint, jkkRate: bigint): bigint {
  const capped = wage > 11_086_300n ? 11_086_300n : wage;
  const jkk = BigInt.asIntN(64, BigInt.asIntN(64, wage * jkkRate * 2n + 10_000n) / 20_000n);
  const jkm = BigInt.asIntN(64, BigInt.asIntN(64, wage * 6n + 1_000n) / 2_000n);
  const jhtEmployer = BigInt.asIntN(64, BigInt.asIntN(64, wage * 74n + 1_000n) / 2_000n);
  const jhtWorker = BigInt.asIntN(64, BigInt.asIntN(64, wage * 2n + 50n) / 100n);
  const jpEmployer = BigInt.asIntN(64, BigInt.asIntN(64, capped * 2n + 50n) / 100n);
  const jpWorker = BigInt.asIntN(64, BigInt.asIntN(64, capped * 2n + 100n) / 200n);
  return BigInt.asIntN(64, jkk + jkm + jhtEmployer + jhtWorker + jpEmployer + jpWorker);
}
