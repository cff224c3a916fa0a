export {
  type AreaCoverage,
  type Coverage,
  coverageApi,
  type Ending,
  type Gap,
  type Members,
  type Missing,
  organisationCoverageApi,
  type Ranking,
  type Segment,
  type SegmentCoverage,
  segmentOf,
} from './api.ts';
