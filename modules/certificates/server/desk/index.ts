export {
  type AnsweredEmployer,
  answerEmployers,
  changeInWords,
  type EmployerAnswer,
  reasonInWords,
} from './answer-employers.ts';
export { checkMembership } from './check-membership.ts';
export { type Custody, checkers, checkReaders, custodyOf } from './desk-roles.ts';
export { type EmployerAsk, type FoundEmployer, findEmployers } from './find-employers.ts';
export { noteStatusChanges } from './note-status-changes.ts';
export { deskRoutes } from './routes.ts';
export { deskJobs, deskPeriodic } from './send-callbacks.ts';
export { setCallback, stopCallback } from './set-callback.ts';
export { showCheck, showChecks } from './show-checks.ts';
