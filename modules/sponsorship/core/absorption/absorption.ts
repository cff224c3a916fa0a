/** Where the money of a budget stands; `ceilingIdr = freeIdr + reservedIdr + billedIdr + paidIdr`. */
export interface BudgetStages {
  readonly ceilingIdr: bigint;
  readonly freeIdr: bigint;
  readonly reservedIdr: bigint;
  readonly billedIdr: bigint;
  readonly paidIdr: bigint;
  /** The part of what is paid whose month has begun. */
  readonly absorbedIdr: bigint;
  readonly lapsedIdr: bigint;
}

export const noStages: BudgetStages = {
  ceilingIdr: 0n,
  freeIdr: 0n,
  reservedIdr: 0n,
  billedIdr: 0n,
  paidIdr: 0n,
  absorbedIdr: 0n,
  lapsedIdr: 0n,
};

/** The stages of several budgets together. */
export function addStages(one: BudgetStages, other: BudgetStages): BudgetStages {
  return {
    ceilingIdr: one.ceilingIdr + other.ceilingIdr,
    freeIdr: one.freeIdr + other.freeIdr,
    reservedIdr: one.reservedIdr + other.reservedIdr,
    billedIdr: one.billedIdr + other.billedIdr,
    paidIdr: one.paidIdr + other.paidIdr,
    absorbedIdr: one.absorbedIdr + other.absorbedIdr,
    lapsedIdr: one.lapsedIdr + other.lapsedIdr,
  };
}

export interface LapseForecast {
  /** Lapses on 31 December unless it is put to use before: what is free today. */
  readonly lapsesIdr: bigint;
  /** Promised and not yet paid: it lapses too if its bill is not paid by then. */
  readonly unpaidIdr: bigint;
  /** Days that are left, 31 December included; 0 once the year is over. */
  readonly daysLeft: number;
}

/** What a budget of a year still stands to lose on its last day. Source: the budget of a year ends with it (Permendagri 77/2020). */
export function forecastLapse(
  { freeIdr, reservedIdr, billedIdr }: BudgetStages,
  { year, today }: { readonly year: number; readonly today: string },
): LapseForecast {
  const daysLeft = Math.round(
    (Date.parse(`${year}-12-31T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / 86_400_000,
  );
  return { lapsesIdr: freeIdr, unpaidIdr: reservedIdr + billedIdr, daysLeft: Math.max(0, daysLeft + 1) };
}

/** Tenths of a percent of a whole, as decimal text (`39.4`); `0` of nothing. */
export function shareText(partIdr: bigint, wholeIdr: bigint): string {
  if (wholeIdr <= 0n) return '0';
  const tenths = (partIdr * 2_000n + wholeIdr) / (wholeIdr * 2n);
  return tenths % 10n === 0n ? `${tenths / 10n}` : `${tenths / 10n}.${tenths % 10n}`;
}
