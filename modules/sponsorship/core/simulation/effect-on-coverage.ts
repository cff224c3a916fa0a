import { type Law, protection, startReading } from '#modules/rules/core/index.ts';
import { addMonths } from '#platform/core/month.ts';
import { monthsOf } from './price-months.ts';
import type { ScenarioTerms } from './scenario-terms.ts';

/** How an area stands today: the figures a scenario is laid beside. */
export interface CoverageToday {
  /** Workers protected today. */
  readonly protected: number;
  /** Workers with a paid contribution of the latest closed month. */
  readonly paid: number;
  /** Null: the area has no workforce figure. */
  readonly workforce: number | null;
}

/** One month of an area: today's figure, and the figure with the scenario. */
export interface EffectOfMonth {
  readonly month: string;
  /** False: the term has ended, and cover runs on until it lapses. */
  readonly isPaid: boolean;
  readonly protected: number;
  readonly paid: number;
}

/**
 * Protected and paid workers of an area by month, everything else staying as it is today: through the term, then while
 * cover runs on unpaid, up to the first month in which it has lapsed.
 *
 * @param reached workers who are not protected today and would be
 */
export function effectOnCoverage(
  law: Law,
  terms: Pick<ScenarioTerms, 'from' | 'months'>,
  { today, reached }: { readonly today: CoverageToday; readonly reached: number },
): EffectOfMonth[] {
  // Villages may lack more than their area: who lives in no known village is protected in the area alone.
  const added =
    today.workforce === null ? reached : Math.min(reached, Math.max(0, today.workforce - today.protected));
  const months = monthsOf(terms);
  const lastPaid = months.at(-1) ?? terms.from;
  const lapsed = lapseMonthOf(law, lastPaid);
  const after: string[] = [];
  for (let month = addMonths(lastPaid, 1); month <= lapsed; month = addMonths(month, 1)) after.push(month);
  return [
    ...months.map((month) => ({
      month,
      isPaid: true,
      protected: today.protected + added,
      paid: today.paid + added,
    })),
    ...after.map((month) => ({
      month,
      isPaid: false,
      protected: today.protected + (month < lapsed ? added : 0),
      paid: today.paid,
    })),
  ];
}

/** The month in which cover that is paid through a month becomes INACTIVE. */
function lapseMonthOf(law: Law, lastPaid: string): string {
  const paidOn = `${lastPaid}-01`;
  const { inactiveFrom } = protection(startReading(law, true), {
    segment: 'BPU',
    on: paidOn,
    payments: [{ month: lastPaid, paidOn }],
    registeredOn: null,
  }).result;
  if (inactiveFrom === null) throw new Error(`cover paid through ${lastPaid} would never end`);
  return inactiveFrom.slice(0, 7);
}
