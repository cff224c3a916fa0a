import {
  type BothTexts,
  bothTexts,
  count,
  idr,
  listOf,
  type Parameter,
  parameter,
  type Reading,
  RuleError,
  record,
  sumOf,
  text,
} from '#modules/rules/core/law/index.ts';
import { type BenefitSheet, putComputed } from './benefit-lines.ts';

/** A level of schooling: rupiah a year and child, and for how many years at most. */
export interface ScholarshipLevel {
  readonly level: string;
  readonly name: BothTexts;
  readonly perYearIdr: bigint;
  readonly mostYears: number;
}

export const scholarshipLevels = parameter(
  'scholarship-levels',
  listOf(record({ level: text, name: bothTexts, perYearIdr: idr, mostYears: count })),
);
export const scholarshipMostChildren = parameter('scholarship-most-children', count);

/** What a programme grants for children: after so many contribution months; under the old rule one sum, once. */
export interface ScholarshipTerms {
  readonly leastMonths: Parameter<number>;
  readonly once: Parameter<bigint>;
}

export interface ScholarshipFacts {
  readonly eventOn: string;
  readonly children: number;
  /** Null: not given. */
  readonly monthsContributed: number | null;
}

/**
 * Adds what the scholarship can come to at most, from the first school year to the last; no line without children or
 * with too few contribution months. Throws RuleError `field.missing` when the months decide and are not given.
 */
export function putScholarshipCeiling(
  reading: Reading,
  sheet: BenefitSheet,
  terms: ScholarshipTerms,
  { eventOn, children, monthsContributed }: ScholarshipFacts,
): void {
  if (children === 0) return;
  const leastMonths = reading.value(terms.leastMonths, eventOn, 'eventOn');
  if (leastMonths > 0 && monthsContributed === null)
    throw new RuleError('field.missing', 'monthsContributed');
  if (monthsContributed !== null && monthsContributed < leastMonths) {
    sheet.explain('scholarship_max', 'scholarship_months_missing', { monthsContributed, leastMonths });
    return;
  }
  const onceIdr = reading.valueIfAny(terms.once, eventOn);
  if (onceIdr !== null) {
    putComputed(sheet, 'scholarship_max', 'scholarship_once', { amountIdr: onceIdr });
    return;
  }
  const perChildIdr = sumOf(
    reading
      .value(scholarshipLevels, eventOn, 'eventOn')
      .map(({ perYearIdr, mostYears }) => perYearIdr * BigInt(mostYears)),
  );
  const counted = Math.min(children, reading.value(scholarshipMostChildren, eventOn, 'eventOn'));
  const amountIdr = perChildIdr * BigInt(counted);
  putComputed(sheet, 'scholarship_max', 'scholarship_ceiling', { children: counted, perChildIdr, amountIdr });
}
