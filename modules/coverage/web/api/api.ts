import type { z } from 'zod';
import {
  type areaCoverageSchema,
  coverageContract,
  type coverageSchema,
  coverageViewsContract,
  organisationCoverageContract,
  publishedContract,
  type segmentCoverageSchema,
  targetsContract,
} from '#modules/coverage/api/index.ts';
import { apiOf } from '#platform/web/api-client.ts';

export const coverageApi = apiOf({
  coverage: coverageContract,
  published: publishedContract,
  views: coverageViewsContract,
  targets: targetsContract,
});

/** Apart from the first page's own. */
export const organisationCoverageApi = apiOf({ organisation: organisationCoverageContract });

export type Coverage = z.infer<typeof coverageSchema>;
export type AreaCoverage = z.infer<typeof areaCoverageSchema>;
export type SegmentCoverage = z.infer<typeof segmentCoverageSchema>;
export type Segment = SegmentCoverage['segment'];
export type Ranking = Awaited<ReturnType<typeof coverageApi.views.ranking.call>>;
export type Members = Awaited<ReturnType<typeof organisationCoverageApi.organisation.show.call>>;
export type Missing = Awaited<ReturnType<typeof coverageApi.views.missing.call>>;
export type Gap = Awaited<ReturnType<typeof coverageApi.targets.gap.call>>['gaps'][number];
export type Ending = Awaited<ReturnType<typeof coverageApi.views.ending.call>>;

/** The figures of one segment, or null where the answer has none of it. */
export function segmentOf(segments: readonly SegmentCoverage[], segment: Segment): SegmentCoverage | null {
  return segments.find((one) => one.segment === segment) ?? null;
}
