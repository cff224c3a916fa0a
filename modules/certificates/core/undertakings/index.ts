export { refuseUndertaking, type UndertakingErrorCode, undertakingErrors } from './errors.ts';
export { filesAgainFrom, filingBounds, filingFault, type Promised } from './judge-filing.ts';
export {
  type UndertakingState,
  undertakingActs,
  undertakingReaders,
  undertakingStates,
} from './undertaking-acts.ts';
export { undertakingLimits } from './undertaking-limits.ts';
