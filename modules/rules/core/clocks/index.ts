export { type AllocationFacts, type AllocationResult, allocation, allocationKind } from './allocation.ts';
export { type ContributionMonth, type DueDayResult, dueDay, dueDayKind } from './due-day.ts';
export { type LateFeeFacts, type LateFeeResult, lateFee, lateFeeKind } from './late-fee.ts';
export { type MembershipMonthsFacts, membershipMonths, membershipMonthsKind } from './membership-months.ts';
export type { PaidMonth, PaymentHistory } from './payments.ts';
export { protection, protectionKind } from './protection.ts';
export { type ProtectionResult, type ProtectionState, protectionStates } from './protection-state.ts';
export { type ValidityFacts, type ValidityResult, validity, validityKind } from './validity.ts';
