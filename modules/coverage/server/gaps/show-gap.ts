import {
  addsUpOverYear,
  type IndicatorId,
  indicators,
  isOwnTarget,
  lastMonthOf,
  refuse,
  relatedIndicators,
  type Target,
} from '#modules/coverage/core/index.ts';
import { getCountedThrough, latestClosedMonth } from '#modules/coverage/server/counts/index.ts';
import { coverageScope } from '#modules/coverage/server/places/index.ts';
import { type PlacedTarget, targetsOver } from '#modules/coverage/server/targets/index.ts';
import { monthOf } from '#platform/core/month.ts';
import type { Caller } from '#platform/core/roles.ts';
import type { Services } from '#platform/server/act/services.ts';
import { inTransaction } from '#platform/server/db/index.ts';
import { gapFrom } from './gap-of-target.ts';
import { leastContribution } from './least-contribution.ts';
import { readCounted } from './read-counted.ts';

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
  const { context, isPublic } = coverageScope(caller, area);
  const current = monthOf(today);
  const found = await inTransaction(services.pool, context, async (transaction) => {
    const over = await targetsOver(transaction, { area, language }, (target, relation) =>
      applies({ target, relation }, { area, indicator, segment, today }),
    );
    if (!over) throw refuse('coverage.area_not_found', { area });
    const asked = over.targets.map(({ target, shown }) => ({
      ...{ target, words: shown, month: countedMonth(target, today) },
    }));
    const countedOf = await readCounted(transaction, { area, view, isPublic, current }, asked);
    const counted = asked.map((one) => ({ ...one, counted: countedOf(one) }));
    return { area: over.area, counted, asOf: await getCountedThrough(transaction) };
  });
  const least = leastContribution(today);
  const gaps = found.counted.map(({ target, words, counted }) =>
    gapFrom(target, { words, counted, least, language }),
  );
  return {
    area: found.area,
    segment,
    view,
    asOf: found.asOf,
    leastContribution: least,
    // A target of a time that no books are of is not judged.
    gaps: gaps.filter(({ now, until }) => now !== 0 || until >= current),
    publicView: isPublic,
    demonstration: services.mode === 'demo',
  };
}

function applies(
  { target, relation }: Pick<PlacedTarget, 'target' | 'relation'>,
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
