import { type CaseFields, ruleKind } from '#modules/rules/core/facts/index.ts';
import {
  count,
  idr,
  type Outcome,
  outcomeOf,
  parameter,
  ppm,
  type Reading,
  RuleError,
  shareOf,
} from '#modules/rules/core/law/index.ts';
import { cappedAt } from './capped.ts';
import { type Sheet, startSheet } from './sheet.ts';

const caps = {
  homecare: parameter('jkk-homecare-cap', idr),
  dental: parameter('jkk-dental-cap', idr),
  hearing_aid: parameter('jkk-hearing-aid-cap', idr),
  glasses: parameter('jkk-glasses-cap', idr),
} as const;
const homecareMonths = parameter('jkk-homecare-months', count);
const prosthesisSurcharge = parameter('jkk-prosthesis-surcharge', ppm);

export const reimbursedItems = ['homecare', 'dental', 'hearing_aid', 'glasses', 'prosthesis'] as const;
export type ReimbursedItem = (typeof reimbursedItems)[number];

export interface ReimbursementFacts {
  readonly item: ReimbursedItem;
  readonly eventOn: string;
  readonly costIdr: bigint;
  /** homecare: how many months it lasted; null: not given. */
  readonly months: number | null;
  /** prosthesis: price of the public rehabilitation centre; null: not given. */
  readonly priceIdr: bigint | null;
}

export interface ReimbursementResult {
  readonly totalIdr: bigint;
  readonly capIdr: bigint;
}

/**
 * What JKK reimburses of a cost with a ceiling. Throws RuleError: `field.missing`, `number.out_of_range` when homecare
 * lasted too long, `parameter.before_first` for what did not exist on the day.
 */
export function reimbursement(reading: Reading, facts: ReimbursementFacts): Outcome<ReimbursementResult> {
  const { item, costIdr } = facts;
  const sheet = startSheet<never>(reading);
  const capIdr =
    item === 'prosthesis' ? prosthesisCap(reading, sheet, facts) : fixedCap(reading, item, facts);
  const { isCapped, amountIdr: totalIdr } = cappedAt(costIdr, capIdr);
  const formula = isCapped ? 'cost_capped' : 'cost_whole';
  sheet.explain(item, formula, { costIdr, capIdr, amountIdr: totalIdr });
  return outcomeOf(reading, { totalIdr, capIdr }, sheet.workings);
}

function fixedCap(
  reading: Reading,
  item: Exclude<ReimbursedItem, 'prosthesis'>,
  { eventOn, months }: ReimbursementFacts,
): bigint {
  const capIdr = reading.value(caps[item], eventOn, 'eventOn');
  if (item === 'homecare' && months !== null) {
    const atMost = reading.value(homecareMonths, eventOn, 'eventOn');
    if (months > atMost) throw new RuleError('number.out_of_range', 'months', { atLeast: 0, atMost });
  }
  return capIdr;
}

function prosthesisCap(
  reading: Reading,
  sheet: Sheet<never>,
  { eventOn, priceIdr }: ReimbursementFacts,
): bigint {
  const surchargePpm = reading.value(prosthesisSurcharge, eventOn, 'eventOn');
  if (priceIdr === null) throw new RuleError('field.missing', 'priceIdr');
  const capIdr = priceIdr + shareOf(priceIdr, surchargePpm);
  sheet.explain('capIdr', 'prosthesis_cap', { priceIdr, surchargePpm, capIdr });
  return capIdr;
}

function readReimbursementFacts(fields: CaseFields): ReimbursementFacts {
  return {
    item: fields.choice('item', reimbursedItems),
    eventOn: fields.day('eventOn'),
    costIdr: fields.money('costIdr'),
    months: fields.has('months') ? fields.integer('months') : null,
    priceIdr: fields.moneyIfAny('priceIdr'),
  };
}

export const reimbursementKind = ruleKind('jkk_reimbursement', readReimbursementFacts, reimbursement);
