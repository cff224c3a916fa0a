import { type CaseFields, ruleKind } from '#modules/rules/core/facts/index.ts';
import {
  count,
  flag,
  listOf,
  monthOfDay,
  type Outcome,
  oneOf,
  outcomeOf,
  type Programme,
  parameter,
  programmes,
  type Reading,
  RuleError,
  type Segment,
  segments,
  type Working,
  type WorkingFact,
} from '#modules/rules/core/law/index.ts';
import { ageOn } from './age.ts';
import { pensionOf } from './pension-age.ts';
import { bpuLowestAge, bpuRefusedFromAge } from './registration-limits.ts';

const foreignSegment = parameter('foreign-worker-segment', oneOf(...segments));
const foreignLeastMonths = parameter('foreign-worker-least-months', count);
const wageEarnerProgrammes = parameter('wage-earner-programmes', listOf(oneOf(...programmes)));
const jkpCitizensOnly = parameter('jkp-citizens-only', flag);
const jkpBelowAge = parameter('jkp-registration-below-age', count);

export interface EligibilityFacts {
  readonly segment: Segment;
  readonly bornOn: string;
  /** The day of registration, or the day a member is looked at. */
  readonly on: string;
  readonly programmes: readonly Programme[];
  /** True: registered already; asks whether membership goes on. */
  readonly isMember: boolean;
  readonly isForeign: boolean;
  /** Whole months a foreign worker has worked in Indonesia; null: not given. */
  readonly monthsInIndonesia: number | null;
}

export const eligibilityReasons = [
  'too_young',
  'too_old',
  'foreign_segment',
  'foreign_months',
  'jkp_citizens_only',
  'jkp_age',
  'jp_too_late',
] as const;
export type EligibilityReason = (typeof eligibilityReasons)[number];

export interface EligibilityResult {
  readonly eligible: boolean;
  readonly reasons: readonly EligibilityReason[];
  readonly ageYears: number;
}

/** One check: why not, or null; and how it was worked out. */
interface Check {
  readonly reason: EligibilityReason | null;
  readonly formula: string;
  readonly facts: Readonly<Record<string, WorkingFact>>;
}

/**
 * Whether someone may be registered, or stay a member, on a day; every reason against it. Throws RuleError
 * `programme.not_for_segment`, `field.missing`, `period.reversed` when he is born after the day.
 */
export function eligibility(reading: Reading, facts: EligibilityFacts): Outcome<EligibilityResult> {
  const { bornOn, on } = facts;
  if (on < bornOn) throw new RuleError('period.reversed', 'on');
  const workings: Working[] = [];
  const reasons: EligibilityReason[] = [];
  for (const check of [...segmentChecks, ...programmeChecks]) {
    const checked = check(reading, facts);
    if (checked === null) continue;
    const { reason, formula, facts: shown } = checked;
    workings.push({ line: reason ?? 'eligible', formula, facts: shown, used: reading.take() });
    if (reason !== null) reasons.push(reason);
  }
  const ageYears = ageOn(bornOn, on);
  return outcomeOf(reading, { eligible: reasons.length === 0, reasons, ageYears }, workings);
}

type Checking = (reading: Reading, facts: EligibilityFacts) => Check | null;

const segmentChecks: readonly Checking[] = [
  programmesOfSegment,
  youngest,
  oldest,
  foreignInSegment,
  foreignLongEnough,
];
const programmeChecks: readonly Checking[] = [citizenForJkp, ageForJkp, timeForJp];

function programmesOfSegment(reading: Reading, { segment, programmes: asked, on }: EligibilityFacts): null {
  if (segment === 'PU') return null;
  const wageEarnersOnly = reading.value(wageEarnerProgrammes, on, 'on');
  const index = asked.findIndex((programme) => wageEarnersOnly.includes(programme));
  const programme = asked[index];
  if (programme !== undefined)
    throw new RuleError('programme.not_for_segment', `programmes[${index}]`, { programme, segment });
  return null;
}

function youngest(reading: Reading, { segment, bornOn, on }: EligibilityFacts): Check | null {
  if (segment === 'PU') return null;
  const lowestAgeYears = reading.value(bpuLowestAge, on, 'on');
  const ageYears = ageOn(bornOn, on);
  const reason = ageYears < lowestAgeYears ? 'too_young' : null;
  return { reason, formula: 'eligible_lowest_age', facts: { ageYears, lowestAgeYears } };
}

/** At the age where registration ends an active member stays one by the switch. */
function oldest(reading: Reading, { segment, bornOn, on, isMember }: EligibilityFacts): Check | null {
  if (segment === 'PU') return null;
  const refusedFromYears = reading.value(bpuRefusedFromAge, on, 'on');
  const ageYears = ageOn(bornOn, on);
  const isTooOld = ageYears >= refusedFromYears && !(isMember && reading.ask('memberStaysAt65'));
  const formula = isMember ? 'eligible_member_age' : 'eligible_refused_age';
  return { reason: isTooOld ? 'too_old' : null, formula, facts: { ageYears, refusedFromYears } };
}

function foreignInSegment(reading: Reading, { segment, isForeign, on }: EligibilityFacts): Check | null {
  if (!isForeign) return null;
  const foreign = reading.value(foreignSegment, on, 'on');
  const reason = segment === foreign ? null : 'foreign_segment';
  return { reason, formula: 'eligible_foreign_segment', facts: { segment: foreign } };
}

function foreignLongEnough(
  reading: Reading,
  { isForeign, monthsInIndonesia, on }: EligibilityFacts,
): Check | null {
  if (!isForeign) return null;
  const leastMonths = reading.value(foreignLeastMonths, on, 'on');
  if (monthsInIndonesia === null) throw new RuleError('field.missing', 'monthsInIndonesia');
  const reason = monthsInIndonesia < leastMonths ? 'foreign_months' : null;
  return { reason, formula: 'eligible_foreign_months', facts: { monthsInIndonesia, leastMonths } };
}

function citizenForJkp(
  reading: Reading,
  { programmes: asked, isForeign, on }: EligibilityFacts,
): Check | null {
  if (!asked.includes('JKP') || !isForeign) return null;
  const reason = reading.value(jkpCitizensOnly, on, 'on') ? 'jkp_citizens_only' : null;
  return { reason, formula: 'eligible_jkp_citizens', facts: {} };
}

function ageForJkp(
  reading: Reading,
  { programmes: asked, bornOn, on, isMember }: EligibilityFacts,
): Check | null {
  if (!asked.includes('JKP') || isMember) return null;
  const belowAgeYears = reading.value(jkpBelowAge, on, 'on');
  const ageYears = ageOn(bornOn, on);
  const reason = ageYears >= belowAgeYears ? 'jkp_age' : null;
  return { reason, formula: 'eligible_jkp_age', facts: { ageYears, belowAgeYears } };
}

function timeForJp(
  reading: Reading,
  { programmes: asked, bornOn, on, isMember }: EligibilityFacts,
): Check | null {
  if (!asked.includes('JP') || isMember) return null;
  const { pensionOn, registrationUntil: registrationUntilMonth } = pensionOf(reading, bornOn, 'bornOn');
  const reason = monthOfDay(on) > registrationUntilMonth ? 'jp_too_late' : null;
  return { reason, formula: 'eligible_jp_time', facts: { pensionOn, registrationUntilMonth } };
}

function readEligibilityFacts(fields: CaseFields): EligibilityFacts {
  return {
    segment: fields.choice('segment', segments),
    bornOn: fields.day('bornOn'),
    on: fields.day('on'),
    programmes: fields.choices('programmes', programmes, []),
    isMember: fields.flagOr('member', false),
    isForeign: fields.flagOr('foreign', false),
    monthsInIndonesia: fields.has('monthsInIndonesia') ? fields.integer('monthsInIndonesia') : null,
  };
}

export const eligibilityKind = ruleKind('eligibility', readEligibilityFacts, eligibility);
