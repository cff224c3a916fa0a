export { type ProgrammeErrorCode, programmeErrors, refuseProgramme } from './errors.ts';
export {
  costOf,
  type FreeBudget,
  type MonthPrice,
  monthPrice,
  type PlannedVillage,
  type PriceTerms,
  type ProgrammeCost,
  type ReliefReading,
  type ShortBudget,
} from './programme-price.ts';
export {
  baseBrackets,
  faultOfMonths,
  monthsOf,
  type ProgrammeState,
  paidMonthRules,
  programmeReach,
  programmeStates,
  standsFor,
  staysAtHome,
  unusedRules,
} from './programme-terms.ts';
