import { type CaseFields, ruleKind } from '#modules/rules/core/facts/index.ts';
import {
  addMonthsToDay,
  firstDayOf,
  halfUp,
  million,
  monthOfDay,
  monthsBetween,
  type Outcome,
  outcomeOf,
  parameter,
  ppm,
  type Reading,
  type Segment,
  segments,
  wholeMonthsBetween,
} from '#modules/rules/core/law/index.ts';
import { dueOnOf } from './due-day.ts';

const feeRates = {
  BPU: parameter('bpu-late-fee-rate', ppm),
  PU: parameter('pu-late-fee-rate', ppm),
} as const satisfies Record<Segment, unknown>;

export interface LateFeeFacts {
  readonly segment: Segment;
  /** Contribution month. */
  readonly month: string;
  /** The contribution that was due. */
  readonly amountIdr: bigint;
  readonly paidOn: string;
}

export interface LateFeeResult {
  readonly feeIdr: bigint;
  readonly monthsLate: number;
  readonly dueOn: string;
}

/**
 * The fee of a contribution paid late: amount x rate of its month x months of delay, simple, rounded half up once;
 * nothing on or before the due day.
 */
export function lateFee(reading: Reading, facts: LateFeeFacts): Outcome<LateFeeResult> {
  const { segment, month, amountIdr, paidOn } = facts;
  const dueOn = dueOnOf(reading, facts, 'month');
  const dueUsed = reading.take();
  const ratePpm = reading.value(feeRates[segment], firstDayOf(month), 'month');
  const monthsLate = monthsOfDelay(reading, { dueOn, paidOn, feeIsCharged: ratePpm > 0n });
  const feeIdr = halfUp(amountIdr * ratePpm * BigInt(monthsLate), million);
  return outcomeOf(reading, { feeIdr, monthsLate, dueOn }, [
    {
      line: 'dueOn',
      formula: 'late_fee_due',
      facts: { contributionMonth: month, dueOn, paidOn, monthsLate },
      used: dueUsed,
    },
    {
      line: 'feeIdr',
      formula: ratePpm === 0n ? 'late_fee_none' : 'late_fee',
      facts: { amountIdr, ratePpm, monthsLate, feeIdr },
      used: reading.take(),
    },
  ]);
}

/** Months begun: the smallest n with paidOn no later than n months after the due day; completed ones by the switch. */
function monthsOfDelay(
  reading: Reading,
  { dueOn, paidOn, feeIsCharged }: { dueOn: string; paidOn: string; feeIsCharged: boolean },
): number {
  if (paidOn <= dueOn) return 0;
  const between = monthsBetween(monthOfDay(dueOn), monthOfDay(paidOn));
  const begun = paidOn <= addMonthsToDay(dueOn, between) ? between : between + 1;
  const completed = wholeMonthsBetween(dueOn, paidOn);
  if (begun === completed || !feeIsCharged) return begun;
  return reading.ask('lateFeeCountsBegunMonth') ? begun : completed;
}

function readLateFeeFacts(fields: CaseFields): LateFeeFacts {
  return {
    segment: fields.choice('segment', segments),
    month: fields.month('month'),
    amountIdr: fields.money('amountIdr'),
    paidOn: fields.day('paidOn'),
  };
}

export const lateFeeKind = ruleKind('late_fee', readLateFeeFacts, lateFee);
