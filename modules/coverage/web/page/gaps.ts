import { useQuery } from '@tanstack/react-query';
import { type Coverage, coverageApi, type Gap, type Segment } from '#modules/coverage/web/api/index.ts';
import { useFormat } from '#platform/web/format.ts';
import { useText } from '#platform/web/text.ts';

/** What is missing to the targets of the area shown; it comes beside the figures, which do not wait for it. */
export function useGaps({ area, indicator, view }: Coverage, segment: Segment) {
  const input = { area: area.code, indicator: indicator.id, segment, view };
  return useQuery(coverageApi.targets.gap.queryOptions({ input }));
}

const nearness = { own: 0, branch: 1, above: 2, below: 3 } as const satisfies Record<Gap['relation'], number>;

/** Its own targets before inherited ones, the next before a later one, and those that are over last. */
export function nearestFirst(gaps: readonly Gap[]): readonly Gap[] {
  const isOver = ({ standing }: Gap) => Number(standing === 'missed');
  return gaps.toSorted(
    (one, other) =>
      isOver(one) - isOver(other) ||
      nearness[one.relation] - nearness[other.relation] ||
      one.until.localeCompare(other.until),
  );
}

/** The one target that the picture is measured by. */
export function mainGap(gaps: readonly Gap[]): Gap | null {
  return (
    nearestFirst(gaps).find(({ unknown, standing }) => unknown === null && standing !== 'missed') ?? null
  );
}

/** `40% pada Desember 2026`: what a target asks, and by when. */
export function useTargetName(): (gap: Gap) => string {
  const t = useText();
  const format = useFormat();
  return ({ value, unit, until }) => {
    const goal =
      unit === 'percent'
        ? format.percent(value)
        : t(`picture.count.${unit}`, { n: wholeText(value, format.number) });
    return t('picture.target.name', { goal, month: format.month(until) });
  };
}

function wholeText(value: string, formatNumber: (value: number) => string): string {
  return formatNumber(Number(value));
}
