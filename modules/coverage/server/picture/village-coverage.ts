import { percentText } from '#modules/coverage/core/index.ts';
import { countWorkers, latestClosedMonth } from '#modules/coverage/server/counts/index.ts';
import { listApplicableDenominators, shownDenominator } from '#modules/coverage/server/denominators/index.ts';
import { monthOf } from '#platform/core/month.ts';
import type { Transaction } from '#platform/server/db/index.ts';

export interface VillageCoverageAsked {
  readonly area: string;
  readonly villages: readonly string[];
  /** `YYYY-MM-DD` */
  readonly today: string;
}

/**
 * How an area and its villages stand today, by residence and each worker once: protected, paid in the latest closed month,
 * and the workforce they are laid over. Under the row context of the caller.
 */
export async function villageCoverage(
  transaction: Transaction,
  { area, villages, today }: VillageCoverageAsked,
) {
  const paidMonth = latestClosedMonth(today);
  const codes = [area, ...villages];
  const denominators = (await listApplicableDenominators(transaction, codes, today)).filter(
    ({ segment }) => segment === 'ALL',
  );
  const protectedOf = await countWorkers(transaction, {
    ...{ codes, measure: 'PROTECTED', from: '', through: monthOf(today) },
  });
  const paidOf = await countWorkers(transaction, {
    ...{ codes: [area], measure: 'PAID', from: paidMonth, through: paidMonth },
  });
  const workforceOf = new Map(denominators.map((row) => [row.areaCode, Number(row.value)]));
  const ofArea = denominators.find(({ areaCode }) => areaCode === area);
  return {
    protected: protectedOf.get(area) ?? 0,
    paid: paidOf.get(area) ?? 0,
    paidMonth,
    denominator: ofArea ? shownDenominator(ofArea) : null,
    percentOf: (workers: number) => percentText(workers, ofArea ? Number(ofArea.value) : null),
    /** Workers of a village who are not protected; null: it has no workforce figure. */
    unprotectedOf: (village: string) => {
      const workforce = workforceOf.get(village);
      return workforce === undefined ? null : Math.max(0, workforce - (protectedOf.get(village) ?? 0));
    },
  };
}
