import { bpuBrackets, bpuIncomeStep } from '#modules/rules/core/contributions/index.ts';
import { type CaseFields, ruleKind } from '#modules/rules/core/facts/index.ts';
import {
  firstDayOf,
  monthOfDay,
  type Outcome,
  type Reading,
  RuleError,
  type Segment,
  segments,
  type Working,
  wholeMonthsBetween,
} from '#modules/rules/core/law/index.ts';
import { type AccidentFacts, accidentBenefit, accidentEvents } from './accident-benefit.ts';
import type { BenefitResult } from './benefit-lines.ts';
import { type DeathFacts, deathBenefit } from './death-benefit.ts';
import type { LossFacts } from './losses.ts';

/** The wage a JKK benefit is a multiple of: itself, or by the declared income of a BPU worker. */
type BaseFacts = { readonly baseIdr: bigint } | { readonly incomeIdr: bigint };
type Event = AccidentFacts extends infer Facts
  ? Facts extends AccidentFacts
    ? Omit<Facts, 'baseIdr'>
    : never
  : never;

export type BenefitFacts =
  | { readonly programme: 'JKM'; readonly death: DeathFacts }
  | { readonly programme: 'JKK'; readonly accident: Event; readonly base: BaseFacts };

/** A money benefit by the law of the day of the event. Throws RuleError naming the field. */
export function benefit(reading: Reading, facts: BenefitFacts): Outcome<BenefitResult> {
  if (facts.programme === 'JKM') return deathBenefit(reading, facts.death);
  const { accident, base } = facts;
  if ('baseIdr' in base) return accidentBenefit(reading, { ...accident, ...base });
  const { baseIdr, working } = baseOfIncome(reading, base.incomeIdr, accident.eventOn);
  const outcome = accidentBenefit(reading, { ...accident, baseIdr });
  return { ...outcome, workings: [working, ...outcome.workings] };
}

/** The base of the bracket in which a declared income falls, in the month of the event. */
function baseOfIncome(reading: Reading, incomeIdr: bigint, eventOn: string) {
  const day = firstDayOf(monthOfDay(eventOn));
  const stepIdr = reading.value(bpuIncomeStep, day, 'eventOn');
  const flooredIdr = incomeIdr - (incomeIdr % stepIdr);
  const bracket = reading
    .value(bpuBrackets, day, 'eventOn')
    .find(({ maxIdr }) => maxIdr === null || flooredIdr <= maxIdr);
  if (!bracket) throw new Error('the table has an upper end');
  const { row, baseIdr } = bracket;
  const used = reading.take();
  const working: Working = {
    line: 'base',
    formula: 'benefit_base',
    facts: { incomeIdr, row, baseIdr },
    used,
  };
  return { baseIdr, working };
}

function readBenefitFacts(fields: CaseFields): BenefitFacts {
  const programme = fields.choice('programme', ['JKM', 'JKK']);
  const eventOn = fields.day('eventOn');
  const shared = {
    eventOn,
    children: fields.integerOr('children', 0),
    monthsContributed: fields.has('monthsContributed') ? fields.integer('monthsContributed') : null,
  };
  const monthsOfMembership = readMonthsOfMembership(fields, eventOn);
  if (programme === 'JKM')
    return {
      programme,
      death: { ...shared, segment: fields.choice('segment', segments), monthsOfMembership },
    };
  const segment = fields.choiceOr('segment', segments, 'PU');
  return { programme, base: readBase(fields, segment), accident: { ...shared, ...readEvent(fields) } };
}

/** Given, or counted from the day cover began; an event before that day has no benefit. */
function readMonthsOfMembership(fields: CaseFields, eventOn: string): number | null {
  if (fields.has('coveredFrom')) {
    const coveredFrom = fields.day('coveredFrom');
    if (eventOn < coveredFrom) throw new RuleError('event.before_membership', 'eventOn');
    return wholeMonthsBetween(coveredFrom, eventOn);
  }
  if (!fields.has('monthsOfMembership')) return null;
  const months = fields.integer('monthsOfMembership', { atLeast: -1_000_000 });
  if (months < 0) throw new RuleError('event.before_membership', 'monthsOfMembership');
  return months;
}

function readBase(fields: CaseFields, segment: Segment): BaseFacts {
  const byIncome = segment === 'BPU' && !fields.has('baseIdr') && fields.has('incomeIdr');
  return byIncome ? { incomeIdr: fields.money('incomeIdr') } : { baseIdr: fields.money('baseIdr') };
}

function readEvent(fields: CaseFields) {
  const event = fields.choice('event', accidentEvents);
  switch (event) {
    case 'death':
    case 'total_disability':
      return { event };
    case 'partial_anatomical':
      return { event, loss: readLoss(fields) };
    case 'partial_functional':
      return { event, loss: readLoss(fields), functionLossPpm: fields.percentPpm('functionLossPercent') };
    case 'temporary':
      return { event, monthsUnableToWork: fields.integer('monthsUnableToWork') };
    default:
      return event satisfies never;
  }
}

function readLoss(fields: CaseFields): LossFacts {
  return {
    lossPpm: fields.has('lossPercent') ? fields.percentPpm('lossPercent') : null,
    losses: fields.texts('losses'),
    isLeftHanded: fields.flagOr('leftHanded', false),
  };
}

export const benefitKind = ruleKind('benefit', readBenefitFacts, benefit);
