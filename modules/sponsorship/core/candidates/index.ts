export { candidateErrors, refuseCandidates } from './errors.ts';
export { isOpenList, type ListStep, listSteps, meterOf, standingOfSteps } from './list-steps.ts';
export {
  type CandidateMender,
  type CandidateOutcome,
  candidateMenders,
  candidateOutcomeOf,
  candidateOutcomes,
  candidateReasons,
  menderOf,
} from './reasons.ts';
