export {
  type CheckPurpose,
  type CheckStatus,
  checkPurposes,
  checkStatuses,
  purposeNames,
} from './purposes.ts';
