export {
  type AreaCoverage,
  type Coverage,
  coverageApi,
  type Ending,
  type Gap,
  type Missing,
  type Ranking,
  type Segment,
  type SegmentCoverage,
  segmentOf,
} from './api.ts';
