import { type CaseFields, ruleKind } from '#modules/rules/core/facts/index.ts';
import {
  count,
  daysBetween,
  halfUp,
  million,
  type Outcome,
  outcomeOf,
  parameter,
  ppm,
  type Reading,
  RuleError,
} from '#modules/rules/core/law/index.ts';
import { addWorkingDays } from './working-days.ts';

const payments = {
  JKK: { within: parameter('deadline-pay-jkk', count), rate: parameter('late-payment-rate-jkk', ppm) },
  JKM: { within: parameter('deadline-pay-jkm', count), rate: parameter('late-payment-rate-jkm', ppm) },
} as const;

export interface LatePaymentFacts {
  readonly programme: 'JKK' | 'JKM';
  readonly amountIdr: bigint;
  /** The day the requirements were met (JKK) or the request came (JKM). */
  readonly requestedOn: string;
  readonly paidOn: string;
}

export interface LatePaymentResult {
  readonly compensationIdr: bigint;
  /** Calendar days after the last day of the term. */
  readonly daysLate: number;
  readonly dueOn: string;
}

/** What a benefit paid late costs: a rate of the sum for each day after the term of working days, rounded half up once. */
export function latePayment(reading: Reading, facts: LatePaymentFacts): Outcome<LatePaymentResult> {
  const { programme, amountIdr, requestedOn, paidOn } = facts;
  const within = reading.value(payments[programme].within, requestedOn, 'requestedOn');
  const dueOn = addWorkingDays(reading, requestedOn, within);
  const daysLate = Math.max(0, daysBetween(dueOn, paidOn));
  const ratePpm = reading.value(payments[programme].rate, requestedOn, 'requestedOn');
  const compensationIdr = halfUp(amountIdr * ratePpm * BigInt(daysLate), million);
  return outcomeOf(reading, { compensationIdr, daysLate, dueOn }, [
    {
      line: 'compensationIdr',
      formula: 'late_payment',
      facts: { amountIdr, ratePpm, daysLate, within, dueOn, compensationIdr },
      used: reading.take(),
    },
  ]);
}

function readLatePaymentFacts(fields: CaseFields): LatePaymentFacts {
  const requestedOn = fields.day('requestedOn');
  const paidOn = fields.day('paidOn');
  if (paidOn < requestedOn) throw new RuleError('period.reversed', 'paidOn');
  const programme = fields.choice('programme', ['JKK', 'JKM']);
  return { programme, amountIdr: fields.money('amountIdr'), requestedOn, paidOn };
}

export const latePaymentKind = ruleKind('late_payment', readLatePaymentFacts, latePayment);
