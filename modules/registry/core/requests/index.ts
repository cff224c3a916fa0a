export { complaintCode, readComplaintCode } from './complaint-code.ts';
export { requestErrors } from './errors.ts';
export { maskOthers } from './mask-others.ts';
export {
  type ClockLeft,
  type ClockState,
  clockLeft,
  clockState,
  clockStates,
  dueInstant,
  dueSoonHours,
  regionInstant,
} from './request-clock.ts';
export {
  type ComplaintTopic,
  complaintTopics,
  mayOpenRequest,
  type RequestKind,
  type RequestKindRule,
  requestKinds,
  requestRules,
} from './request-kinds.ts';
export {
  isOfAnotherAsker,
  openRequestActs,
  type RequestAct,
  type RequestChannel,
  type RequestState,
  requestActNames,
  requestActs,
  requestStateAfter,
  requestStates,
  rolesOfAct,
  rolesOfRequestAct,
} from './request-states.ts';
