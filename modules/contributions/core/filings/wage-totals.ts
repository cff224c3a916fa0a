import type { Contributions } from '#modules/rules/core/index.ts';

/** Who pays what of a programme, in rupiah. */
export interface ProgrammeTotal {
  readonly programme: string;
  readonly employerIdr: bigint;
  readonly workerIdr: bigint;
}

/** The rate of one programme as it may be sent: parts of a million, of which `factorPpm` parts of a million are taken. */
export interface WageRate {
  readonly programme: string;
  readonly employerPpm: string;
  readonly workerPpm: string;
  readonly factorPpm: string;
  /** Rupiah above which wages do not count; null: no cap. */
  readonly capIdr: string | null;
}

const millionTimesMillion = 1_000_000_000_000n;

/** The rates of a month and an employer out of modules/rules; JKP costs nothing and is left out. */
export function wageRates({ shares }: ReturnType<Contributions['puBill']>): readonly WageRate[] {
  return shares
    .filter(({ funding }) => funding === null)
    .map(({ programme, employerPpm, workerPpm, factorPpm, capIdr }) => ({
      programme,
      employerPpm: employerPpm.toString(),
      workerPpm: workerPpm.toString(),
      factorPpm: factorPpm.toString(),
      capIdr: capIdr === null ? null : capIdr.toString(),
    }));
}

/** What these wages cost by programme: each part of each wage rounded half up by itself. Wages in rupiah, none negative. */
export function wageTotals(rates: readonly WageRate[], wagesIdr: readonly bigint[]): ProgrammeTotal[] {
  return rates.map(({ programme, employerPpm, workerPpm, factorPpm, capIdr }) => {
    const cap = capIdr === null ? null : BigInt(capIdr);
    const counted = wagesIdr.map((wage) => (cap !== null && wage > cap ? cap : wage));
    const sumOf = (ppm: string) => {
      const share = BigInt(ppm) * BigInt(factorPpm);
      return counted.reduce((sum, wage) => sum + roundedShare(wage * share), 0n);
    };
    return { programme, employerIdr: sumOf(employerPpm), workerIdr: sumOf(workerPpm) };
  });
}

/** What totals become when some wages change: those of `before` go, those of `after` come. */
export function changedTotals(
  totals: readonly ProgrammeTotal[],
  rates: readonly WageRate[],
  changed: { readonly before: readonly bigint[]; readonly after: readonly bigint[] },
): ProgrammeTotal[] {
  const gone = new Map(wageTotals(rates, changed.before).map((one) => [one.programme, one]));
  const come = new Map(wageTotals(rates, changed.after).map((one) => [one.programme, one]));
  return totals.map(({ programme, employerIdr, workerIdr }) => ({
    programme,
    employerIdr:
      employerIdr - (gone.get(programme)?.employerIdr ?? 0n) + (come.get(programme)?.employerIdr ?? 0n),
    workerIdr: workerIdr - (gone.get(programme)?.workerIdr ?? 0n) + (come.get(programme)?.workerIdr ?? 0n),
  }));
}

function roundedShare(scaled: bigint): bigint {
  return (2n * scaled + millionTimesMillion) / (2n * millionTimesMillion);
}
