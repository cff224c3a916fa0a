import { contributionsOf, type Law } from '#modules/rules/core/index.ts';
import { fundingSources, type SponsorFunding } from '#modules/sponsorship/core/sources/index.ts';

/** What decides the price of a sponsored month. */
export interface PriceTerms {
  readonly funding: SponsorFunding;
  readonly baseBracket: number;
  readonly withSavings: boolean;
}

/** How a relief decree is read for a month's price. */
export interface ReliefReading {
  /** True: the price is the reduced one. */
  readonly applies: boolean;
  /** True: not the law but a switch of certainty C decided that. */
  readonly bySwitch: boolean;
}

/** A sponsored month of one worker, in rupiah. */
export interface MonthPrice {
  readonly month: string;
  readonly priceIdr: bigint;
  readonly relief: ReliefReading;
  /** True: a yearly value of that month is not published yet, the last one stands in. */
  readonly isProvisional: boolean;
}

/**
 * The price of a worker's month by the law of that month, for every sector but transport: what no worker's month exceeds. Drivers may
 * cost less in months of relief. Throws RuleError before the law's first month.
 */
export function monthPrice(law: Law, month: string, terms: PriceTerms): MonthPrice {
  const { rows, dependsOn, provisional } = contributionsOf(law).bpuBill({
    segment: 'BPU',
    month,
    sector: 'other',
    funding: terms.funding,
    programmes: terms.withSavings ? ['JKK', 'JKM', 'JHT'] : ['JKK', 'JKM'],
    provisional: true,
  });
  const row = rows.find(({ bracket }) => bracket.row === terms.baseBracket);
  if (!row) throw new Error(`the table of ${month} has no row ${terms.baseBracket}`);
  const { reliefSwitch } = fundingSources[terms.funding];
  const isAsked = dependsOn.includes(reliefSwitch);
  const applies = row.workings.some(({ formula }) => formula.endsWith('_relief'));
  return {
    month,
    priceIdr: row.totalIdr,
    relief: { applies, bySwitch: isAsked && law.profile[reliefSwitch].certainty === 'C' },
    isProvisional: provisional.length > 0,
  };
}

/** A village with its budget, as a programme would reach it. */
export interface PlannedVillage {
  readonly code: string;
  readonly kind: 'desa' | 'kelurahan';
  readonly quota: number;
  readonly leftOut: string;
  readonly budgetId: string | null;
}

/** What a budget still holds free. */
export interface FreeBudget {
  readonly budgetId: string;
  readonly villageCode: string;
  readonly freeIdr: bigint;
}

/** A budget that does not hold what its villages would cost. */
export interface ShortBudget {
  readonly villageCode: string;
  readonly freeIdr: bigint;
  readonly missingIdr: bigint;
}

/** The cost of a programme. */
export interface ProgrammeCost {
  readonly villages: number;
  readonly workers: number;
  readonly workerMonths: number;
  /** A worker's whole term. */
  readonly workerIdr: bigint;
  readonly totalIdr: bigint;
  readonly byMonth: readonly (MonthPrice & { readonly totalIdr: bigint })[];
  readonly short: readonly ShortBudget[];
}

/** What villages with their quotas cost at these prices, and which budgets are too small for it. */
export function costOf(
  prices: readonly MonthPrice[],
  villages: readonly PlannedVillage[],
  budgets: readonly FreeBudget[],
): ProgrammeCost {
  const reached = villages.filter(({ leftOut }) => leftOut === '');
  const workers = reached.reduce((sum, { quota }) => sum + quota, 0);
  const workerIdr = prices.reduce((sum, { priceIdr }) => sum + priceIdr, 0n);
  const needed = new Map<string, bigint>();
  for (const { budgetId, quota } of reached)
    if (budgetId !== null) needed.set(budgetId, (needed.get(budgetId) ?? 0n) + BigInt(quota) * workerIdr);
  const short = budgets.flatMap(({ budgetId, villageCode, freeIdr }) => {
    const missingIdr = (needed.get(budgetId) ?? 0n) - freeIdr;
    return missingIdr > 0n ? [{ villageCode, freeIdr, missingIdr }] : [];
  });
  return {
    villages: reached.length,
    workers,
    workerMonths: workers * prices.length,
    workerIdr,
    totalIdr: BigInt(workers) * workerIdr,
    byMonth: prices.map((price) => ({ ...price, totalIdr: BigInt(workers) * price.priceIdr })),
    short,
  };
}
