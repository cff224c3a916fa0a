import { type CaseFields, ruleKind } from '#modules/rules/core/facts/index.ts';
import {
  count,
  idr,
  type Outcome,
  outcomeOf,
  parameter,
  ppm,
  type Reading,
  shareOf,
} from '#modules/rules/core/law/index.ts';
import { cappedAt } from './capped.ts';
import { startSheet } from './sheet.ts';

const leastYears = parameter('jp-monthly-least-years', count);
const yearlyRate = parameter('jp-monthly-rate', ppm);
const minimum = parameter('jp-monthly-minimum', idr);
const maximum = parameter('jp-monthly-maximum', idr);

export interface JpMonthlyFacts {
  readonly on: string;
  /** Years of contributions. */
  readonly years: number;
  /** Weighted average of the reported monthly wages. */
  readonly averageWageIdr: bigint;
}

export interface JpMonthlyResult {
  /** False: fewer years than a monthly pension needs; a lump sum is paid instead. */
  readonly monthly: boolean;
  readonly totalIdr: bigint;
}

/**
 * The monthly pension of JP, between its least and its highest value of the day. Throws RuleError
 * `parameter.not_yet_known` for a day whose bounds are not known.
 */
export function jpMonthly(reading: Reading, facts: JpMonthlyFacts): Outcome<JpMonthlyResult> {
  const { on, years, averageWageIdr } = facts;
  const sheet = startSheet<never>(reading);
  const least = reading.value(leastYears, on, 'on');
  const monthly = years >= least;
  sheet.explain('years', monthly ? 'jp_monthly_years' : 'jp_lump_sum', { years, least });
  if (!monthly) return outcomeOf(reading, { monthly, totalIdr: 0n }, sheet.workings);
  const ratePpm = reading.value(yearlyRate, on, 'on');
  const shareIdr = shareOf(averageWageIdr, ratePpm * BigInt(years));
  sheet.explain('shareIdr', 'jp_monthly_share', { averageWageIdr, ratePpm, years, shareIdr });
  const leastIdr = reading.value(minimum, on, 'on');
  const highestIdr = reading.value(maximum, on, 'on');
  const isBelow = shareIdr < leastIdr;
  const totalIdr = isBelow ? leastIdr : cappedAt(shareIdr, highestIdr).amountIdr;
  sheet.explain('totalIdr', 'jp_monthly_bounds', { leastIdr, highestIdr, totalIdr });
  return outcomeOf(reading, { monthly, totalIdr }, sheet.workings);
}

function readJpMonthlyFacts(fields: CaseFields): JpMonthlyFacts {
  return {
    on: fields.day('on'),
    years: fields.integer('years', { atMost: 100 }),
    averageWageIdr: fields.money('averageWageIdr'),
  };
}

export const jpMonthlyKind = ruleKind('jp_monthly', readJpMonthlyFacts, jpMonthly);
