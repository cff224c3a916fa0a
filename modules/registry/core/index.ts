export { type AreaQuery, readAreaQuery } from './area-query.ts';
export {
  type Boundary,
  type BoundaryFault,
  type BoundaryProblem,
  type Drawing,
  drawBoundaries,
  readBoundaries,
} from './boundaries/index.ts';
export {
  type BoxQuery,
  findsGroup,
  readBoxQuery,
  type SearchGroup,
  type SearchHint,
  searchGroups,
  searchHints,
} from './box-query.ts';
export * from './counter/index.ts';
export { refuse, registryErrors } from './errors.ts';
export { hamletKey } from './hamlet-key.ts';
export * from './life/index.ts';
export * from './lists/index.ts';
export * from './merge/index.ts';
export {
  leadOf,
  matchOf,
  type NameMatch,
  type NameSplit,
  nameMatches,
  nameQuery,
  nameSplits,
  organisationQueries,
  placeQuery,
} from './name-readings.ts';
export { nameKeys, nameTokens, organisationTokens, searchTokens, searchWords } from './names.ts';
export { type OccupationGroup, occupationGroupOf, occupationGroups } from './occupation-groups.ts';
export * from './organisations/index.ts';
export * from './own/index.ts';
export { redactNumbers } from './redact-numbers.ts';
export * from './requests/index.ts';
export { maskPhone } from './showing.ts';
export { readWorkerQuery, type WorkerQuery } from './worker-query.ts';
