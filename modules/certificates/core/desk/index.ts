export { readReference } from './check-reference.ts';
export { compareWorkers } from './compare-workers.ts';
export { deskErrors, refuseDesk } from './errors.ts';
export { type Judgement, judgeCheck, reasonKind, reasonMonths } from './judge-check.ts';
export { namesAgree } from './names-agree.ts';
export {
  type CheckPurpose,
  type CheckStatus,
  checkPurposes,
  checkStatuses,
  purposeNames,
} from './purposes.ts';
export { readDeskBox } from './read-box.ts';
