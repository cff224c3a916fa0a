export * from './calendar.ts';
export {
  type Basis,
  type Certainty,
  certainties,
  citationsOf,
  type DatedValue,
  readDatedValue,
} from './dated-value.ts';
export { type RuleErrorCode, ruleErrorCodes, ruleErrors } from './errors.ts';
export { type Funding, fundings, type Programme, programmes, type Segment, segments } from './fundings.ts';
export { type Holidays, isWorkingDay, nextWorkingDay, readHolidays } from './holidays.ts';
export { type Law, LawFault, type LawFiles, lawOf, valueOn } from './law.ts';
export { halfUp, million, shareOf, splitBy, sumOf } from './money.ts';
export { namesOf } from './names-of.ts';
export { basisOf, type Outcome, outcomeOf, usedIn, type Working, type WorkingFact } from './outcome.ts';
export { knownParameters, type Parameter, parameter } from './parameter.ts';
export { type Profile, readProfile, type Switch, type SwitchName, switchNames } from './profile.ts';
export { type Reading, startReading } from './reading.ts';
export { RuleError } from './rule-error.ts';
export type { Source, Sources } from './sources.ts';
export {
  type BothTexts,
  bothTexts,
  count,
  flag,
  idr,
  listOf,
  membersOf,
  oneOf,
  orNull,
  ppm,
  type ReadValue,
  record,
  text,
  ValueFault,
} from './value-readers.ts';
