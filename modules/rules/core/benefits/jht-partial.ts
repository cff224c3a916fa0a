import { type CaseFields, ruleKind } from '#modules/rules/core/facts/index.ts';
import {
  count,
  type Outcome,
  outcomeOf,
  parameter,
  ppm,
  type Reading,
  RuleError,
  shareOf,
  wholeMonthsBetween,
} from '#modules/rules/core/law/index.ts';
import { startSheet } from './sheet.ts';

const leastYears = parameter('jht-partial-least-years', count);
const times = parameter('jht-partial-times', count);
const rates = {
  retirement: parameter('jht-partial-retirement', ppm),
  housing: parameter('jht-partial-housing', ppm),
} as const;

export const partialPurposes = ['retirement', 'housing'] as const;
export type PartialPurpose = (typeof partialPurposes)[number];

export interface JhtPartialFacts {
  readonly on: string;
  readonly purpose: PartialPurpose;
  readonly balanceIdr: bigint;
  readonly memberSince: string;
  /** How often he took a part before. */
  readonly takenBefore: number;
}

export interface JhtPartialResult {
  readonly entitled: boolean;
  readonly reasons: readonly ('too_few_years' | 'taken_before')[];
  /** What may be taken at most; 0 when not entitled. */
  readonly totalIdr: bigint;
}

/** How much of a JHT balance may be taken before the pension. Throws RuleError `event.before_membership`. */
export function jhtPartial(reading: Reading, facts: JhtPartialFacts): Outcome<JhtPartialResult> {
  const { on, purpose, balanceIdr, memberSince, takenBefore } = facts;
  if (on < memberSince) throw new RuleError('event.before_membership', 'on');
  const sheet = startSheet<never>(reading);
  const years = Math.floor(wholeMonthsBetween(memberSince, on) / 12);
  const least = reading.value(leastYears, on, 'on');
  sheet.explain('years', 'jht_partial_years', { years, least });
  const atMost = reading.value(times, on, 'on');
  sheet.explain('times', 'jht_partial_times', { takenBefore, atMost });
  const reasons = [
    ...(years < least ? (['too_few_years'] as const) : []),
    ...(takenBefore >= atMost ? (['taken_before'] as const) : []),
  ];
  const ratePpm = reading.value(rates[purpose], on, 'on');
  const shareIdr = shareOf(balanceIdr, ratePpm);
  const entitled = reasons.length === 0;
  const formula = entitled ? 'jht_partial_share' : 'jht_partial_refused';
  sheet.explain('totalIdr', formula, { balanceIdr, ratePpm, shareIdr });
  return outcomeOf(reading, { entitled, reasons, totalIdr: entitled ? shareIdr : 0n }, sheet.workings);
}

function readJhtPartialFacts(fields: CaseFields): JhtPartialFacts {
  return {
    on: fields.day('on'),
    purpose: fields.choice('purpose', partialPurposes),
    balanceIdr: fields.money('balanceIdr'),
    memberSince: fields.day('memberSince'),
    takenBefore: fields.integerOr('takenBefore', 0),
  };
}

export const jhtPartialKind = ruleKind('jht_partial', readJhtPartialFacts, jhtPartial);
