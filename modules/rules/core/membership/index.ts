export { ageOn, birthdayOf } from './age.ts';
export {
  type AgentFeeFacts,
  type AgentFeeResult,
  agentFee,
  agentFeeKind,
  type FeeSchemeName,
} from './agent-fee.ts';
export {
  type AgentLicenceFacts,
  type AgentLicenceResult,
  agentLicence,
  agentLicenceKind,
} from './agent-licence.ts';
export {
  type EligibilityFacts,
  type EligibilityReason,
  type EligibilityResult,
  eligibility,
  eligibilityKind,
  eligibilityReasons,
} from './eligibility.ts';
export {
  type PensionAgeFacts,
  type PensionAgeResult,
  pensionAgeCase,
  pensionAgeKind,
  pensionOf,
} from './pension-age.ts';
export { type RegistrationLimits, registrationLimits } from './registration-limits.ts';
