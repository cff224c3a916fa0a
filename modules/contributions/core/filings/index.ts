export { filingErrors, refuseFiling } from './errors.ts';
export { type FilingFacts, type FilingHint, filingHints, type HintKind, hintKinds } from './filing-hints.ts';
export {
  type FilingState,
  filingActs,
  filingState,
  filingStates,
  type LeaveReason,
  leaveReasons,
  lineChanges,
} from './filing-states.ts';
export { type PayrollFault, type PayrollReading, type PayrollRow, readPayroll } from './read-payroll.ts';
export {
  changedTotals,
  type ProgrammeTotal,
  type WageRate,
  wageRates,
  wageTotals,
} from './wage-totals.ts';
