export { type AreaQuery, readAreaQuery } from './area-query.ts';
export { refuse, registryErrors } from './errors.ts';
export { hamletKey } from './hamlet-key.ts';
export * from './lists/index.ts';
export { nameTokens, organisationTokens, searchTokens } from './names.ts';
export { type OccupationGroup, occupationGroupOf, occupationGroups } from './occupation-groups.ts';
export { redactNumbers } from './redact-numbers.ts';
export { maskPhone } from './showing.ts';
export { readWorkerQuery, type WorkerQuery } from './worker-query.ts';
