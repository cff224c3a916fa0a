import {
  benefitKind,
  heirsKind,
  jhtPartialKind,
  jkpCashKind,
  jpMonthlyKind,
  reimbursementKind,
  scholarshipKind,
  transportKind,
} from '#modules/rules/core/benefits/index.ts';
import {
  allocationKind,
  countingKind,
  deadlineKind,
  dueDayKind,
  fineKind,
  lateFeeKind,
  latePaymentKind,
  membershipMonthsKind,
  protectionKind,
  sanctionLadderKind,
  validityKind,
} from '#modules/rules/core/clocks/index.ts';
import {
  constructionKind,
  contributionKind,
  mandatoryProgrammesKind,
} from '#modules/rules/core/contributions/index.ts';
import type { RuleKind } from '#modules/rules/core/facts/index.ts';
import {
  agentFeeKind,
  agentLicenceKind,
  eligibilityKind,
  pensionAgeKind,
} from '#modules/rules/core/membership/index.ts';

/** Every kind of case (CONTRACT 4.1), the one table that batch, explain, HTTP and the command line go by. */
export const ruleKinds: readonly RuleKind[] = [
  contributionKind,
  constructionKind,
  mandatoryProgrammesKind,
  benefitKind,
  scholarshipKind,
  transportKind,
  reimbursementKind,
  heirsKind,
  jhtPartialKind,
  jpMonthlyKind,
  jkpCashKind,
  protectionKind,
  lateFeeKind,
  dueDayKind,
  membershipMonthsKind,
  allocationKind,
  validityKind,
  countingKind,
  deadlineKind,
  latePaymentKind,
  fineKind,
  sanctionLadderKind,
  eligibilityKind,
  pensionAgeKind,
  agentFeeKind,
  agentLicenceKind,
];

const byName: ReadonlyMap<string, RuleKind> = new Map(ruleKinds.map((kind) => [kind.kind, kind]));

/** The kind of a name, or undefined. */
export function kindNamed(name: string): RuleKind | undefined {
  return byName.get(name);
}
