import {
  count,
  idr,
  type Outcome,
  parameter,
  type Reading,
  RuleError,
  type Segment,
} from '#modules/rules/core/law/index.ts';
import {
  type BenefitResult,
  type BenefitSheet,
  benefitOf,
  jkmDeath,
  putComputed,
  putSum,
  startBenefit,
} from './benefit-lines.ts';
import { putScholarshipCeiling } from './scholarship-ceiling.ts';

const jkmPeriodic = parameter('jkm-periodic', idr);
const jkmFuneral = parameter('jkm-funeral', idr);
const bpuEarlyDeathTotal = parameter('bpu-early-death-total', idr);
const jkmScholarship = {
  leastMonths: parameter('jkm-scholarship-least-months', count),
  once: parameter('jkm-scholarship-once', idr),
} as const;

/** A death that no work accident caused. */
export interface DeathFacts {
  readonly segment: Segment;
  readonly eventOn: string;
  /** Whole months from the day cover began to the event; null: not given. */
  readonly monthsOfMembership: number | null;
  /** Contribution months paid; null: not given. */
  readonly monthsContributed: number | null;
  readonly children: number;
}

/**
 * The JKM benefit (PP 44/2015 art. 34): death, periodic and funeral sum of the day; for a BPU worker of too few months
 * one small sum. Throws RuleError `field.missing`, `parameter.before_first`.
 */
export function deathBenefit(reading: Reading, facts: DeathFacts): Outcome<BenefitResult> {
  const sheet = startBenefit(reading);
  if (putEarlyDeath(reading, sheet, facts)) return benefitOf(reading, sheet);
  const { eventOn } = facts;
  putSum(reading, sheet, { benefit: 'death', sum: jkmDeath, eventOn });
  putSum(reading, sheet, { benefit: 'periodic', sum: jkmPeriodic, eventOn });
  putSum(reading, sheet, { benefit: 'funeral', sum: jkmFuneral, eventOn });
  putScholarshipCeiling(reading, sheet, jkmScholarship, facts);
  return benefitOf(reading, sheet);
}

/** True when the worker was a member too short a time for more than the small sum. A PU worker's is never reduced. */
function putEarlyDeath(
  reading: Reading,
  sheet: BenefitSheet,
  { segment, eventOn, monthsOfMembership }: DeathFacts,
): boolean {
  if (segment === 'PU') return false;
  const amountIdr = reading.valueIfAny(bpuEarlyDeathTotal, eventOn);
  if (amountIdr === null) return false;
  if (monthsOfMembership === null) throw new RuleError('field.missing', 'monthsOfMembership');
  const fullFromMonths = reading.ask('fullDeathBenefitFromMonth');
  const isEarly = monthsOfMembership < fullFromMonths;
  if (isEarly)
    putComputed(sheet, 'funeral', 'death_early', { monthsOfMembership, fullFromMonths, amountIdr });
  else sheet.explain('monthsOfMembership', 'death_full', { monthsOfMembership, fullFromMonths });
  return isEarly;
}
