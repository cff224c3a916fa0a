export {
  type ClaimedEntry,
  claimEntries,
  type EntryToClaim,
  type StatusChange,
  setStatuses,
} from './claim-entries.ts';
