export { answerCase, malformedAnswer } from './answer-case.ts';
export { lawShortfalls } from './check-law.ts';
export { type ExplainedCase, type ExplainedWorking, explainCase } from './explain-case.ts';
export { type Plain, type PlainRecord, plainRecordOf } from './plain.ts';
export { ruleKinds } from './rule-kinds.ts';
export {
  keyOf,
  type ShownLaw,
  type ShownSource,
  type ShownSwitch,
  type ShownValue,
  shownLaw,
  shownValue,
} from './shown-law.ts';
export { withSwitches } from './with-switches.ts';
