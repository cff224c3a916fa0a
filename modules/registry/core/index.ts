export { type AreaQuery, readAreaQuery } from './area-query.ts';
export { refuse, registryErrors } from './errors.ts';
export { hamletKey } from './hamlet-key.ts';
export * from './life/index.ts';
export * from './lists/index.ts';
export {
  type NameMatch,
  type NameSplit,
  nameMatches,
  nameQuery,
  nameSplits,
  placeQuery,
} from './name-readings.ts';
export { nameKeys, nameTokens, organisationTokens, searchTokens, searchWords } from './names.ts';
export { type OccupationGroup, occupationGroupOf, occupationGroups } from './occupation-groups.ts';
export * from './organisations/index.ts';
export { redactNumbers } from './redact-numbers.ts';
export { maskPhone } from './showing.ts';
export {
  type BoxQuery,
  readBoxQuery,
  readWorkerQuery,
  type SearchHint,
  searchHints,
  type WorkerQuery,
} from './worker-query.ts';
