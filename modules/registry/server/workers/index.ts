export { identityPlace, openIdentity } from './open-identity.ts';
export { areaName, workerLine } from './worker-lines.ts';
export {
  findWorker,
  listMemberships,
  listWorkerLines,
  type MembershipRow,
  type WorkerRow,
} from './worker-queries.ts';
