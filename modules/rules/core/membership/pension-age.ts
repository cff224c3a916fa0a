import { type CaseFields, ruleKind } from '#modules/rules/core/facts/index.ts';
import {
  addMonthsTo,
  count,
  type DatedValue,
  monthOfDay,
  type Outcome,
  outcomeOf,
  parameter,
  type Reading,
  RuleError,
} from '#modules/rules/core/law/index.ts';
import { birthdayOf } from './age.ts';

const pensionAge = parameter('jp-pension-age', count);
const registrationMonthsBefore = parameter('jp-registration-months-before-pension', count);

export type PensionAgeFacts = { readonly on: string } | { readonly bornOn: string };

export interface PensionAgeResult {
  readonly ageYears: number;
  /** The day the pension age is reached; given when the case names a birth day. */
  readonly pensionOn?: string;
  /** Last month in which one can still be registered to JP. */
  readonly registrationUntil?: string;
}

/** The pension age of JP that holds on a day, or the day on which someone reaches his. */
export function pensionAgeCase(reading: Reading, facts: PensionAgeFacts): Outcome<PensionAgeResult> {
  if ('on' in facts) {
    const ageYears = reading.value(pensionAge, facts.on, 'on');
    const working = { line: 'ageYears', formula: 'pension_age_on', facts: { on: facts.on, ageYears } };
    return outcomeOf(reading, { ageYears }, [{ ...working, used: reading.take() }]);
  }
  const { bornOn } = facts;
  const { ageYears, pensionOn, registrationUntil } = pensionOf(reading, bornOn, 'bornOn');
  return outcomeOf(reading, { ageYears, pensionOn, registrationUntil }, [
    {
      line: 'pensionOn',
      formula: 'pension_age_of',
      facts: { bornOn, ageYears, pensionOn, registrationUntil },
      used: reading.take(),
    },
  ]);
}

/**
 * When someone reaches the pension age of JP: the first day on which his age is the one that holds on that day. Throws
 * RuleError `parameter.before_first` when that was before the first value.
 */
export function pensionOf(reading: Reading, bornOn: string, field: string): Required<PensionAgeResult> {
  const { step, ageYears } = stepOf(reading.law.series.get(pensionAge.id) ?? [], bornOn, field);
  reading.use(step);
  const birthday = birthdayOf(bornOn, ageYears);
  const isReachedBefore = birthday < step.validFrom;
  const pensionOn = isReachedBefore ? step.validFrom : birthday;
  const monthsBefore = reading.value(registrationMonthsBefore, pensionOn, field);
  return { ageYears, pensionOn, registrationUntil: addMonthsTo(monthOfDay(pensionOn), -monthsBefore) };
}

/** The first value under which the age is reached before it ends. */
function stepOf(series: readonly DatedValue[], bornOn: string, field: string) {
  const found = series
    .map((step) => ({ step, ageYears: pensionAge.read(step.value) }))
    .find(({ step: { validTo }, ageYears }) => validTo === null || birthdayOf(bornOn, ageYears) <= validTo);
  if (!found) throw new RuleError('parameter.not_yet_known', field, { parameter: pensionAge.id, on: bornOn });
  const reachedOn = birthdayOf(bornOn, found.ageYears);
  const first = series[0]?.validFrom ?? '';
  if (reachedOn < first)
    throw new RuleError('parameter.before_first', field, { parameter: pensionAge.id, on: reachedOn, first });
  return found;
}

function readPensionAgeFacts(fields: CaseFields): PensionAgeFacts {
  return fields.has('bornOn') ? { bornOn: fields.day('bornOn') } : { on: fields.day('on') };
}

export const pensionAgeKind = ruleKind('pension_age', readPensionAgeFacts, pensionAgeCase);
