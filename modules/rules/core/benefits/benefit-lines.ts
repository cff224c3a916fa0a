import {
  idr,
  type Outcome,
  outcomeOf,
  type Parameter,
  parameter,
  type Reading,
  sumOf,
  type WorkingFact,
} from '#modules/rules/core/law/index.ts';
import { type Sheet, startSheet } from './sheet.ts';

/** Lines of a benefit in the order in which they are printed; `scholarship_max` is a ceiling, not in the total. */
export const benefitNames = [
  'death',
  'periodic',
  'funeral',
  'disability',
  'temporary',
  'scholarship_max',
] as const;
export type BenefitName = (typeof benefitNames)[number];

export interface BenefitLine {
  readonly benefit: BenefitName;
  readonly amountIdr: bigint;
}

export interface BenefitResult {
  /** All lines but the scholarship's ceiling. */
  readonly totalIdr: bigint;
  readonly lines: readonly BenefitLine[];
}

export type BenefitSheet = Sheet<BenefitLine>;

/** The death sum of JKM: also the floor of that of JKK. */
export const jkmDeath = parameter('jkm-death', idr);

/** An empty sheet of a benefit. */
export function startBenefit(reading: Reading): BenefitSheet {
  return startSheet<BenefitLine>(reading);
}

/** A line whose amount is a fixed sum of the law on the day of the event. */
export function putSum(
  reading: Reading,
  sheet: BenefitSheet,
  { benefit, sum, eventOn }: { benefit: BenefitName; sum: Parameter<bigint>; eventOn: string },
): void {
  putComputed(sheet, benefit, 'benefit_sum', { amountIdr: reading.value(sum, eventOn, 'eventOn') });
}

/** A computed line; its working's facts hold the amount. */
export function putComputed(
  sheet: BenefitSheet,
  benefit: BenefitName,
  formula: string,
  facts: Readonly<Record<string, WorkingFact>> & { readonly amountIdr: bigint },
): void {
  sheet.explain(benefit, formula, facts);
  sheet.put({ benefit, amountIdr: facts.amountIdr });
}

/** Closes a benefit: its total is every line but the scholarship's ceiling. */
export function benefitOf(reading: Reading, sheet: BenefitSheet): Outcome<BenefitResult> {
  const paid = sheet.lines.filter(({ benefit }) => benefit !== 'scholarship_max');
  const totalIdr = sumOf(paid.map(({ amountIdr }) => amountIdr));
  return outcomeOf(reading, { totalIdr, lines: sheet.lines }, sheet.workings);
}
