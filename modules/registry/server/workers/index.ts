export { type NameReading, nameReadings } from './name-places.ts';
export { keysOf, readingsOf } from './search-workers.ts';
export { workerLine } from './worker-lines.ts';
export {
  findWorker,
  findWorkerPlaces,
  listMemberships,
  listWorkerLines,
  type MembershipRow,
  type WorkerRow,
} from './worker-queries.ts';
