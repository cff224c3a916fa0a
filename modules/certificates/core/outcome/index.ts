export {
  type CheckJudgement,
  judge,
  judged,
  type KnownStatus,
  type Outcome,
  type OutcomeReason,
  outcomeReasons,
  wordsOf,
} from './outcomes.ts';
