import { type CaseFields, ruleKind } from '#modules/rules/core/facts/index.ts';
import {
  count,
  idr,
  listOf,
  type Outcome,
  outcomeOf,
  parameter,
  ppm,
  type Reading,
  record,
  shareOf,
  sumOf,
} from '#modules/rules/core/law/index.ts';
import { cappedAt } from './capped.ts';
import { startSheet } from './sheet.ts';

const cashSteps = parameter('jkp-cash-steps', listOf(record({ months: count, ratePpm: ppm })));
const wageCap = parameter('jkp-cash-wage-cap', idr);
const leastMonths = parameter('jkp-least-months', count);
const windowMonths = parameter('jkp-window-months', count);
const consecutiveMonths = parameter('jkp-consecutive-months', count);

export interface JkpCashFacts {
  /** Day the employment ended. */
  readonly eventOn: string;
  /** Last reported monthly wage. */
  readonly wageIdr: bigint;
  /** Months without work that are asked for; null: as many as the law pays. */
  readonly months: number | null;
  /** Contribution months within the window before the event; null: not looked at. */
  readonly monthsContributed: number | null;
  /** The longest run of them; null: not looked at. */
  readonly consecutiveMonths: number | null;
}

export interface JkpCashResult {
  readonly entitled: boolean;
  readonly totalIdr: bigint;
  /** One line a month, each rounded by itself: it is paid month by month. */
  readonly lines: readonly { readonly month: number; readonly amountIdr: bigint }[];
}

/** The cash benefit of JKP, month by month; nothing when too few contribution months are stated. */
export function jkpCash(reading: Reading, facts: JkpCashFacts): Outcome<JkpCashResult> {
  const { eventOn, wageIdr, months } = facts;
  const sheet = startSheet<JkpCashResult['lines'][number]>(reading);
  const steps = reading.value(cashSteps, eventOn, 'eventOn');
  const capIdr = reading.value(wageCap, eventOn, 'eventOn');
  const { isCapped, amountIdr: countedIdr } = cappedAt(wageIdr, capIdr);
  sheet.explain('wageIdr', isCapped ? 'wage_capped' : 'wage_whole', { wageIdr, capIdr });
  const missing = missingMonths(reading, facts);
  if (missing) {
    sheet.explain('entitled', missing.formula, missing.facts);
    return outcomeOf(reading, { entitled: false, totalIdr: 0n, lines: [] }, sheet.workings);
  }
  const rates = steps.flatMap((step) => Array.from({ length: step.months }, () => step.ratePpm));
  for (const [index, ratePpm] of rates.slice(0, months ?? rates.length).entries()) {
    const amountIdr = shareOf(countedIdr, ratePpm);
    sheet.explain('cash', 'jkp_month', { month: index + 1, countedIdr, ratePpm, amountIdr });
    sheet.put({ month: index + 1, amountIdr });
  }
  const totalIdr = sumOf(sheet.lines.map(({ amountIdr }) => amountIdr));
  return outcomeOf(reading, { entitled: true, totalIdr, lines: sheet.lines }, sheet.workings);
}

/** Which stated number of contribution months is too small, or null. */
function missingMonths(reading: Reading, facts: JkpCashFacts) {
  const { eventOn, monthsContributed, consecutiveMonths: stated } = facts;
  if (monthsContributed !== null) {
    const least = reading.value(leastMonths, eventOn, 'eventOn');
    const window = reading.value(windowMonths, eventOn, 'eventOn');
    if (monthsContributed < least)
      return { formula: 'jkp_months_missing', facts: { monthsContributed, least, window } };
  }
  const leastRun = stated === null ? null : reading.valueIfAny(consecutiveMonths, eventOn);
  if (stated === null || leastRun === null || stated >= leastRun) return null;
  return { formula: 'jkp_run_missing', facts: { consecutiveMonths: stated, leastRun } };
}

function readJkpCashFacts(fields: CaseFields): JkpCashFacts {
  const monthsIfAny = (name: string) => (fields.has(name) ? fields.integer(name) : null);
  return {
    eventOn: fields.day('eventOn'),
    wageIdr: fields.money('wageIdr'),
    months: monthsIfAny('months'),
    monthsContributed: monthsIfAny('monthsContributed'),
    consecutiveMonths: monthsIfAny('consecutiveMonths'),
  };
}

export const jkpCashKind = ruleKind('jkp_cash', readJkpCashFacts, jkpCash);
