import { Section } from '#platform/web/page.tsx';
import { useText } from '#platform/web/text.ts';
import type { Coverage, Segment } from './api.ts';
import { mainGap, useGaps, useTargetName } from './gaps.ts';
import { Trend } from './trend.tsx';

interface Props {
  readonly coverage: Coverage;
  readonly segment: Segment;
}

/** Thirteen months, and the path that the nearest target needs where it counts the same workers. */
export function TrendSection({ coverage, segment }: Props) {
  const t = useText();
  const nameOf = useTargetName();
  const { data } = useGaps(coverage, segment);
  const [first] = coverage.trend;
  const gap = data && segment === 'ALL' ? mainGap(data.gaps) : null;
  const isSame = gap !== null && (gap.indicator === coverage.indicator.id || gap.now === lastOf(coverage));
  const path = isSame ? gap.path.filter(({ month }) => month >= (first?.month ?? month)) : [];
  return (
    <Section id="kemajuan" title={t('coverage.trend.title')}>
      <Trend
        trend={coverage.trend.map(({ month, protected: count }) => ({ month, count }))}
        path={path.map(({ month, needed }) => ({ month, count: needed }))}
        targetName={isSame ? t('picture.target', { name: nameOf(gap) }) : null}
      />
    </Section>
  );
}

function lastOf({ trend }: Coverage): number | null {
  return trend.at(-1)?.protected ?? null;
}
