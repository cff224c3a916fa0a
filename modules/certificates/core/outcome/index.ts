export {
  type CheckJudgement,
  judge,
  judged,
  type KnownStatus,
  type Outcome,
  type OutcomeReason,
  outcomeReasons,
  readReason,
  wordsOf,
} from './outcomes.ts';
