import {
  count,
  flag,
  halfUp,
  idr,
  listOf,
  million,
  type Outcome,
  orNull,
  parameter,
  ppm,
  type Reading,
  record,
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
import { type LossFacts, lossOf } from './losses.ts';
import { putScholarshipCeiling } from './scholarship-ceiling.ts';

const benefitWages = parameter('jkk-benefit-wages', count);
const deathRate = parameter('jkk-death-rate', ppm);
const deathNotBelowJkm = parameter('jkk-death-not-below-jkm', flag);
const totalDisabilityRate = parameter('jkk-total-disability-rate', ppm);
const jkkPeriodic = parameter('jkk-periodic', idr);
const jkkFuneral = parameter('jkk-funeral', idr);
const temporarySteps = parameter(
  'jkk-temporary-steps',
  listOf(record({ months: orNull(count), ratePpm: ppm })),
);
const jkkScholarship = {
  leastMonths: parameter('jkk-scholarship-least-months', count),
  once: parameter('jkk-scholarship-once', idr),
} as const;

export const accidentEvents = [
  'death',
  'total_disability',
  'partial_anatomical',
  'partial_functional',
  'temporary',
] as const;
export type AccidentEvent = (typeof accidentEvents)[number];

interface AccidentBase {
  readonly eventOn: string;
  /** Reported monthly wage (PU) or the base of the bracket (BPU). */
  readonly baseIdr: bigint;
  readonly children: number;
  readonly monthsContributed: number | null;
}

/** What a work accident or work-related disease led to. */
export type AccidentFacts = AccidentBase &
  (
    | { readonly event: 'death' | 'total_disability' }
    | { readonly event: 'partial_anatomical'; readonly loss: LossFacts }
    | {
        readonly event: 'partial_functional';
        readonly loss: LossFacts;
        /** How much of the part's function was lost, parts of a million. */
        readonly functionLossPpm: bigint;
      }
    | { readonly event: 'temporary'; readonly monthsUnableToWork: number }
  );

/** The JKK money benefit (PP 44/2015 art. 25), each line rounded half up once. Throws RuleError naming the field. */
export function accidentBenefit(reading: Reading, facts: AccidentFacts): Outcome<BenefitResult> {
  const sheet = startBenefit(reading);
  switch (facts.event) {
    case 'death':
      putDeath(reading, sheet, facts);
      break;
    case 'total_disability':
      putTotalDisability(reading, sheet, facts);
      break;
    case 'partial_anatomical':
      putPartial(reading, sheet, { ...facts, functionLossPpm: null });
      break;
    case 'partial_functional':
      putPartial(reading, sheet, facts);
      break;
    case 'temporary':
      putTemporary(reading, sheet, facts);
      break;
    default:
      facts satisfies never;
  }
  return benefitOf(reading, sheet);
}

function putDeath(reading: Reading, sheet: BenefitSheet, facts: AccidentBase): void {
  const { eventOn, baseIdr } = facts;
  const wages = reading.value(benefitWages, eventOn, 'eventOn');
  const ratePpm = reading.value(deathRate, eventOn, 'eventOn');
  const shareIdr = halfUp(baseIdr * BigInt(wages) * ratePpm, million);
  const floorIdr = reading.value(deathNotBelowJkm, eventOn, 'eventOn')
    ? reading.value(jkmDeath, eventOn, 'eventOn')
    : 0n;
  if (shareIdr < floorIdr)
    putComputed(sheet, 'death', 'accident_death_floor', {
      baseIdr,
      wages,
      ratePpm,
      shareIdr,
      amountIdr: floorIdr,
    });
  else putComputed(sheet, 'death', 'accident_share', { baseIdr, wages, ratePpm, amountIdr: shareIdr });
  putSum(reading, sheet, { benefit: 'periodic', sum: jkkPeriodic, eventOn });
  putSum(reading, sheet, { benefit: 'funeral', sum: jkkFuneral, eventOn });
  putScholarshipCeiling(reading, sheet, jkkScholarship, facts);
}

function putTotalDisability(reading: Reading, sheet: BenefitSheet, facts: AccidentBase): void {
  const { eventOn, baseIdr } = facts;
  putSum(reading, sheet, { benefit: 'periodic', sum: jkkPeriodic, eventOn });
  const wages = reading.value(benefitWages, eventOn, 'eventOn');
  const ratePpm = reading.value(totalDisabilityRate, eventOn, 'eventOn');
  const amountIdr = halfUp(baseIdr * BigInt(wages) * ratePpm, million);
  putComputed(sheet, 'disability', 'accident_share', { baseIdr, wages, ratePpm, amountIdr });
  putScholarshipCeiling(reading, sheet, jkkScholarship, facts);
}

function putPartial(
  reading: Reading,
  sheet: BenefitSheet,
  facts: AccidentBase & { readonly loss: LossFacts; readonly functionLossPpm: bigint | null },
): void {
  const { eventOn, baseIdr, loss, functionLossPpm } = facts;
  const lossPpm = lossOf(reading, sheet, loss, eventOn);
  const wages = reading.value(benefitWages, eventOn, 'eventOn');
  const fullIdrPpm = baseIdr * BigInt(wages) * lossPpm;
  if (functionLossPpm === null) {
    const amountIdr = halfUp(fullIdrPpm, million);
    putComputed(sheet, 'disability', 'accident_share', { baseIdr, wages, ratePpm: lossPpm, amountIdr });
    return;
  }
  const amountIdr = halfUp(fullIdrPpm * functionLossPpm, million * million);
  putComputed(sheet, 'disability', 'accident_function', {
    baseIdr,
    wages,
    lossPpm,
    functionLossPpm,
    amountIdr,
  });
}

/** Month by month on the steps of the law; the line is rounded once. */
function putTemporary(
  reading: Reading,
  sheet: BenefitSheet,
  { eventOn, baseIdr, monthsUnableToWork }: AccidentBase & { readonly monthsUnableToWork: number },
): void {
  const steps = reading.value(temporarySteps, eventOn, 'eventOn');
  let restMonths = monthsUnableToWork;
  let wagesPpm = 0n;
  for (const { months, ratePpm } of steps) {
    const taken = Math.min(restMonths, months ?? restMonths);
    restMonths -= taken;
    wagesPpm += BigInt(taken) * ratePpm;
    if (taken > 0) sheet.explain('temporary', 'temporary_step', { months: taken, ratePpm, baseIdr });
  }
  const amountIdr = halfUp(baseIdr * wagesPpm, million);
  putComputed(sheet, 'temporary', 'temporary_total', { monthsUnableToWork, amountIdr });
}
