export { type AllocationFacts, type AllocationResult, allocation, allocationKind } from './allocation.ts';
export {
  type CountedGroup,
  type CountingFacts,
  type CountingResult,
  counting,
  countingKind,
  firmMonthsNeeded,
} from './counting.ts';
export {
  type DeadlineFacts,
  type DeadlineResult,
  type Duty,
  deadline,
  deadlineKind,
  duties,
} from './deadline.ts';
export { type ContributionMonth, type DueDayResult, dueDay, dueDayKind } from './due-day.ts';
export { type FineFacts, type FineResult, fine, fineKind } from './fine.ts';
export { type LateFeeFacts, type LateFeeResult, lateFee, lateFeeKind } from './late-fee.ts';
export {
  type LatePaymentFacts,
  type LatePaymentResult,
  latePayment,
  latePaymentKind,
} from './late-payment.ts';
export {
  type MembershipMonthsFacts,
  type MembershipMonthsResult,
  membershipMonths,
  membershipMonthsKind,
} from './membership-months.ts';
export type { PaidMonth, PaymentHistory } from './payments.ts';
export { protection, protectionKind } from './protection.ts';
export { type ProtectionResult, type ProtectionState, protectionStates } from './protection-state.ts';
export {
  type SanctionLadderFacts,
  type SanctionLadderResult,
  type SanctionStep,
  sanctionLadder,
  sanctionLadderKind,
} from './sanctions.ts';
export { type ValidityFacts, type ValidityResult, validity, validityKind } from './validity.ts';
