export { type AreaRow, findKnownAreas, findSurroundings } from './area-queries.ts';
export { coverageScope, hasPublicChildren } from './coverage-scope.ts';
export { findViewPlace, type ViewPlace } from './view-place.ts';
