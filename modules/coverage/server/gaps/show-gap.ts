import {
  addsUpOverYear,
  type IndicatorId,
  indicators,
  isOwnTarget,
  lastMonthOf,
  relatedIndicators,
  type Target,
} from '#modules/coverage/core/index.ts';
import { latestClosedMonth } from '#modules/coverage/server/counts/index.ts';
import { type Coverage, showCoverage } from '#modules/coverage/server/picture/index.ts';
import { coverageScope } from '#modules/coverage/server/places/index.ts';
import { type PlacedTarget, targetsOfArea } from '#modules/coverage/server/targets/index.ts';
import { monthOf } from '#platform/core/month.ts';
import type { Caller } from '#platform/core/roles.ts';
import type { Services } from '#platform/server/act/services.ts';
import { inTransaction } from '#platform/server/db/index.ts';
import { type Counted, gapFrom } from './gap-of-target.ts';
import { leastContribution } from './least-contribution.ts';

type Segment = 'ALL' | 'PU' | 'BPU';

export interface GapAsked {
  readonly area: string;
  readonly indicator: IndicatorId;
  readonly segment: Segment;
  readonly view: 'residence' | 'work';
}

/**
 * What is missing to each target that applies to an area: its own ones of this year and later and of the year before, and
 * percentages of the areas above, which are called inherited. Each is counted by its own indicator, as everywhere else:
 * with small numbers hidden from anyone.
 *
 * @throws Refusal `coverage.area_not_found`, `access.signed_out`
 */
export async function showGap(
  services: Services,
  caller: Caller | null,
  { area, indicator, segment, view }: GapAsked,
  language: 'id' | 'en',
) {
  const today = services.today();
  const { context } = coverageScope(caller, area);
  const all = await inTransaction(services.pool, context, (transaction) =>
    targetsOfArea(transaction, area, language),
  );
  const applying = all.filter((placed) => applies(placed, { area, indicator, segment, today }));
  const show = (of: IndicatorId, month: string) =>
    showCoverage(services, caller, { area, view, indicator: of, month, segment }, language);
  const own = await show(indicator, opensOn(indicator, today));
  const months = new Map([[`${indicator} ${own.month}`, Promise.resolve(own)]]);
  const shownOf = (target: Target) => {
    const month = countedMonth(target, today);
    const key = `${target.indicator} ${month}`;
    const shown = months.get(key) ?? show(target.indicator, month);
    months.set(key, shown);
    return shown;
  };
  const least = leastContribution(today);
  const gaps = await Promise.all(
    applying.map(async ({ target, shown: words }) => {
      const counted = countedIn(await shownOf(target), target);
      return gapFrom(target, { words, counted, least, language });
    }),
  );
  return {
    area: own.area,
    segment,
    view,
    asOf: own.asOf,
    leastContribution: least,
    // A target of a time that no books are of is not judged.
    gaps: gaps.filter(({ now, until }) => now !== 0 || until >= monthOf(today)),
    publicView: own.publicView,
    demonstration: own.demonstration,
  };
}

function applies(
  { target, relation }: PlacedTarget,
  asked: { area: string; indicator: IndicatorId; segment: Segment; today: string },
): boolean {
  if (target.segment !== asked.segment) return false;
  if (!relatedIndicators(asked.indicator).includes(target.indicator)) return false;
  // A year's new ones are told of all together alone.
  if (addsUpOverYear(target.indicator) && target.segment !== 'ALL') return false;
  const year = Number(asked.today.slice(0, 4));
  if (isOwnTarget(target, asked.area)) return Number(target.period.slice(0, 4)) >= year - 1;
  const isAhead = lastMonthOf(target) >= monthOf(asked.today);
  return relation === 'above' && target.unit === 'percent' && isAhead;
}

/** The month an indicator opens on. */
function opensOn(indicator: IndicatorId, today: string): string {
  return indicators[indicator].timing === 'day' ? monthOf(today) : latestClosedMonth(today);
}

/** A target that is over is held beside the count of its own last month. */
function countedMonth(target: Target, today: string): string {
  const months = [opensOn(target.indicator, today), lastMonthOf(target)];
  return months.toSorted()[0] ?? '';
}

function countedIn({ month, segments, trend }: Coverage, { segment, indicator }: Target): Counted {
  const figures = segments.find((one) => one.segment === segment);
  const denominator = figures?.denominator ?? null;
  const december = `${Number(month.slice(0, 4)) - 1}-12`;
  if (addsUpOverYear(indicator)) {
    const year = trend.filter((one) => one.month > december && one.month <= month);
    const now = year.reduce<number | null>(
      (sum, { protected: count }) => (sum === null || count === null ? null : sum + count),
      0,
    );
    return { month, now, denominator, before: { month: december, protected: 0 } };
  }
  const before = trend.find((one) => one.month === december) ?? null;
  return { month, now: figures?.protected ?? null, denominator, before };
}
