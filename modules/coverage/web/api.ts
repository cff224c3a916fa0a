import type { z } from 'zod';
import {
  type areaCoverageSchema,
  coverageContract,
  type coverageSchema,
  publishedContract,
  type segmentCoverageSchema,
} from '#modules/coverage/api/index.ts';
import { apiOf } from '#platform/web/api-client.ts';

export const coverageApi = apiOf({ coverage: coverageContract, published: publishedContract });

export type Coverage = z.infer<typeof coverageSchema>;
export type AreaCoverage = z.infer<typeof areaCoverageSchema>;
export type SegmentCoverage = z.infer<typeof segmentCoverageSchema>;
export type Segment = SegmentCoverage['segment'];

/** The figures of one segment, or null where the answer has none of it. */
export function segmentOf(segments: readonly SegmentCoverage[], segment: Segment): SegmentCoverage | null {
  return segments.find((one) => one.segment === segment) ?? null;
}
