import { type CaseFields, ruleKind } from '#modules/rules/core/facts/index.ts';
import {
  halfUp,
  million,
  type Outcome,
  outcomeOf,
  parameter,
  ppm,
  type Reading,
  text,
} from '#modules/rules/core/law/index.ts';

const fineRate = parameter('sanction-fine-rate', ppm);
const goesTo = parameter('sanction-fine-goes-to', text);

export interface FineFacts {
  /** All contributions owed when the second warning ends. */
  readonly owedIdr: bigint;
  readonly secondWarningEndedOn: string;
  /** Months the contributions have been owed for; they count only where the fine is charged for each month. */
  readonly months: number;
}

export interface FineResult {
  readonly fineIdr: bigint;
  /** How often the rate was charged. */
  readonly chargedTimes: number;
  readonly goesTo: string;
}

/** The administrative fine of PP 86/2013, besides the late fee: once or for each month (a switch), rounded half up once. */
export function fine(reading: Reading, facts: FineFacts): Outcome<FineResult> {
  const { owedIdr, secondWarningEndedOn, months } = facts;
  const ratePpm = reading.value(fineRate, secondWarningEndedOn, 'secondWarningEndedOn');
  const receiver = reading.value(goesTo, secondWarningEndedOn, 'secondWarningEndedOn');
  const times = reading.ask('fineOnce') ? 1 : months;
  const fineIdr = halfUp(owedIdr * ratePpm * BigInt(times), million);
  return outcomeOf(reading, { fineIdr, chargedTimes: times, goesTo: receiver }, [
    { line: 'fineIdr', formula: 'fine', facts: { owedIdr, ratePpm, times, fineIdr }, used: reading.take() },
  ]);
}

function readFineFacts(fields: CaseFields): FineFacts {
  return {
    owedIdr: fields.money('owedIdr'),
    secondWarningEndedOn: fields.day('secondWarningEndedOn'),
    months: fields.integerOr('months', 1, { atLeast: 1 }),
  };
}

export const fineKind = ruleKind('fine', readFineFacts, fine);
