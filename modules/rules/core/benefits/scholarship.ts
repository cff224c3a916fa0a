import { type CaseFields, ruleKind } from '#modules/rules/core/facts/index.ts';
import { type Outcome, outcomeOf, type Reading, RuleError, sumOf } from '#modules/rules/core/law/index.ts';
import { scholarshipLevels, scholarshipMostChildren } from './scholarship-ceiling.ts';
import { startSheet } from './sheet.ts';

export interface SchoolingFacts {
  readonly eventOn: string;
  /** Years of each child at each level; the child is counted from 1. */
  readonly schooling: readonly { readonly child: number; readonly level: string; readonly years: number }[];
}

export interface ScholarshipLine {
  readonly child: number;
  readonly level: string;
  /** Years that are paid: never more than the level has. */
  readonly years: number;
  readonly amountIdr: bigint;
}

export interface ScholarshipResult {
  readonly totalIdr: bigint;
  readonly lines: readonly ScholarshipLine[];
}

/**
 * What the scholarship comes to for the years of school that remain. Throws RuleError `field.choice_unknown` for a level
 * of no table, `number.out_of_range` for a third child, `field.repeated` for a level of a child named twice.
 */
export function scholarship(reading: Reading, facts: SchoolingFacts): Outcome<ScholarshipResult> {
  const { eventOn, schooling } = facts;
  const sheet = startSheet<ScholarshipLine>(reading);
  const levels = reading.value(scholarshipLevels, eventOn, 'eventOn');
  const mostChildren = reading.value(scholarshipMostChildren, eventOn, 'eventOn');
  for (const [index, { child, level, years }] of schooling.entries()) {
    const place = `schooling[${index}]`;
    if (child > mostChildren)
      throw new RuleError('number.out_of_range', `${place}.child`, { atLeast: 1, atMost: mostChildren });
    if (sheet.lines.some((line) => line.child === child && line.level === level))
      throw new RuleError('field.repeated', `${place}.level`);
    const found = levels.find((one) => one.level === level);
    if (!found) {
      const choices = levels.map((one) => one.level).join(', ');
      throw new RuleError('field.choice_unknown', `${place}.level`, { choices });
    }
    const { perYearIdr, mostYears } = found;
    const paidYears = Math.min(years, mostYears);
    const amountIdr = perYearIdr * BigInt(paidYears);
    sheet.explain(level, 'scholarship_years', { child, level, perYearIdr, paidYears, mostYears, amountIdr });
    sheet.put({ child, level, years: paidYears, amountIdr });
  }
  const totalIdr = sumOf(sheet.lines.map(({ amountIdr }) => amountIdr));
  return outcomeOf(reading, { totalIdr, lines: sheet.lines }, sheet.workings);
}

function readSchoolingFacts(fields: CaseFields): SchoolingFacts {
  return {
    eventOn: fields.day('eventOn'),
    schooling: fields.list('schooling', (one) => ({
      child: one.integerOr('child', 1, { atLeast: 1 }),
      level: one.text('level'),
      years: one.integer('years', { atMost: 30 }),
    })),
  };
}

export const scholarshipKind = ruleKind('scholarship', readSchoolingFacts, scholarship);
