export { buildStatusList, buildStatusLists, signList } from './build-status-lists.ts';
export {
  type ClaimedEntry,
  claimEntries,
  type EntryToClaim,
  type StatusChange,
  setStatuses,
} from './claim-entries.ts';
export { compressStatuses } from './compress-statuses.ts';
export { newCertificateId } from './new-certificate-id.ts';
export { askAgainSeconds, publishStatusLists, type StatusListFinder } from './publish-status-lists.ts';
