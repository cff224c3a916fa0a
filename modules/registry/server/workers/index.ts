export { type NameReading, nameReadings } from './name-places.ts';
export { identityPlace, openIdentity } from './open-identity.ts';
export { keysOf, readingsOf } from './search-workers.ts';
export { areaName, workerLine } from './worker-lines.ts';
export {
  findWorker,
  findWorkerPlaces,
  listMemberships,
  listWorkerLines,
  type MembershipRow,
  type WorkerRow,
} from './worker-queries.ts';
