import { indicators, offeredSegments } from '#modules/coverage/core/index.ts';
import { coverageApi, type Segment } from '#modules/coverage/web/api/index.ts';
import type { CoverageSearch } from '#modules/coverage/web/asked/index.ts';
import { askBoundaries } from '#modules/coverage/web/map/index.ts';
import type { CallContext } from '#platform/web/api-client.ts';
import { mainGap } from './gaps.ts';

type Answer = readonly [key: readonly unknown[], answer: unknown];

/**
 * What the page asks before it can be drawn for one without an account, each answer under the key that the page looks
 * for: so that a server can draw it, and the browser need not ask again.
 */
export async function askFirst(search: CoverageSearch, context: CallContext): Promise<readonly Answer[]> {
  const { bulan, segmen, ukuran: indicator = 'PROTECTED' } = search;
  const segment: Segment = offeredSegments(indicators[indicator]).find((one) => one === segmen) ?? 'ALL';
  const place = { area: search.wilayah ?? '51', view: search.tampilan ?? 'residence' } as const;
  const asked = { ...place, indicator, segment };
  const [figures, gaps, boundaries] = await Promise.all([
    show({ ...asked, ...(bulan ? { month: bulan } : {}) }, context),
    coverageApi.targets.gap.call(asked, { context }),
    askBoundaries(place.area, context),
  ]);
  const gap = mainGap(gaps.gaps);
  return [
    figures,
    [coverageApi.targets.gap.queryKey({ input: asked }), gaps],
    ...(gap && gap.indicator !== indicator
      ? [await show({ ...asked, indicator: gap.indicator }, context)]
      : []),
    ...boundaries,
  ];
}

type Shown = Parameters<typeof coverageApi.coverage.show.call>[0];

async function show(input: Shown, context: CallContext): Promise<Answer> {
  return [
    coverageApi.coverage.show.queryKey({ input }),
    await coverageApi.coverage.show.call(input, { context }),
  ];
}
