export {
  type AccidentEvent,
  type AccidentFacts,
  accidentBenefit,
  accidentEvents,
} from './accident-benefit.ts';
export { type BenefitFacts, benefit, benefitKind } from './benefit.ts';
export { type BenefitLine, type BenefitName, type BenefitResult, benefitNames } from './benefit-lines.ts';
export { type DeathFacts, deathBenefit } from './death-benefit.ts';
export { type HeirsFacts, type HeirsResult, heirs, heirsKind, type Relative, relatives } from './heirs.ts';
export { type JhtPartialFacts, type JhtPartialResult, jhtPartial, jhtPartialKind } from './jht-partial.ts';
export { type JkpCashFacts, type JkpCashResult, jkpCash, jkpCashKind } from './jkp-cash.ts';
export { type JpMonthlyFacts, type JpMonthlyResult, jpMonthly, jpMonthlyKind } from './jp-monthly.ts';
export { type DisabilityPart, disabilityTables, type LossFacts } from './losses.ts';
export {
  type ReimbursementFacts,
  type ReimbursementResult,
  reimbursement,
  reimbursementKind,
} from './reimbursement.ts';
export {
  type ScholarshipLine,
  type ScholarshipResult,
  type SchoolingFacts,
  scholarship,
  scholarshipKind,
} from './scholarship.ts';
export { type TransportFacts, type TransportResult, transport, transportKind } from './transport.ts';
