import { type CaseFields, ruleKind } from '#modules/rules/core/facts/index.ts';
import {
  addMonthsTo,
  flag,
  monthOfDay,
  monthsBetween,
  type Outcome,
  oneOf,
  outcomeOf,
  parameter,
  type Reading,
} from '#modules/rules/core/law/index.ts';
import { lapseAfterBy } from './bpu-protection.ts';
import { coverHistory, paidThroughOf } from './cover-history.ts';
import { type PaymentHistory, paymentsInEffect, readPaymentHistory } from './payments.ts';
import { startOfLaw } from './protection-state.ts';

const paidFirst = parameter('arrears-paid-first', oneOf('oldest'));
const onReturn = parameter('bpu-return-after-lapse', oneOf('month_of_payment'));
const oldArrearsCharged = parameter('bpu-old-arrears-charged-on-return', flag);

/** Most months one payment may buy here: ten years. */
const mostMonthsBought = 120;

export interface AllocationFacts extends PaymentHistory {
  /** Whole months that the payment of this day buys. */
  readonly monthsBought: number;
}

export interface AllocationResult {
  /** The months the payment pays, in order. */
  readonly months: readonly string[];
  /** Months it closes unpaid: they owe nothing and never protect. */
  readonly forgoneMonths: readonly string[];
}

interface Place {
  /** The first month that may be paid, whether it is paid already or not. */
  readonly firstMonth: string;
  readonly paidMonths: ReadonlySet<string>;
  readonly forgoneMonths: readonly string[];
}

/** Where a payment goes (CONTRACT 4.2): the oldest unpaid month first; after a lapse the month of payment. */
export function allocation(reading: Reading, facts: AllocationFacts): Outcome<AllocationResult> {
  startOfLaw(reading, facts);
  reading.take();
  const place = facts.segment === 'BPU' ? bpuPlace(reading, facts) : puPlace(reading, facts);
  const months = firstUnpaid(place, facts.monthsBought);
  const { forgoneMonths } = place;
  const said = {
    paidOn: facts.on,
    monthsBought: facts.monthsBought,
    firstMonth: months[0] ?? place.firstMonth,
    lastMonth: months.at(-1) ?? place.firstMonth,
    forgoneMonths: forgoneMonths.length,
  };
  const formula = forgoneMonths.length > 0 ? 'allocation_after_lapse' : 'allocation';
  return outcomeOf(reading, { months, forgoneMonths }, [
    { line: 'months', formula, facts: said, used: reading.take() },
  ]);
}

function bpuPlace(reading: Reading, facts: AllocationFacts): Place {
  const { streak, isOpen, ahead } = coverHistory(facts, lapseAfterBy(reading));
  const paidMonths = new Set([...(streak?.paidMonths ?? []), ...ahead]);
  const monthOfPayment = monthOfDay(facts.on);
  if (streak && isOpen) {
    reading.value(paidFirst, facts.on, 'on');
    return { firstMonth: streak.paidMonths[0] ?? monthOfPayment, paidMonths, forgoneMonths: [] };
  }
  reading.value(onReturn, facts.on, 'on');
  if (!streak) return { firstMonth: monthOfPayment, paidMonths, forgoneMonths: [] };
  const unpaid = monthsFrom(addMonthsTo(paidThroughOf(streak), 1), monthOfPayment);
  const areCharged = reading.value(oldArrearsCharged, facts.on, 'on');
  const firstMonth = areCharged ? (unpaid[0] ?? monthOfPayment) : monthOfPayment;
  return { firstMonth, paidMonths, forgoneMonths: areCharged ? [] : unpaid };
}

function puPlace(reading: Reading, facts: AllocationFacts): Place {
  reading.value(paidFirst, facts.on, 'on');
  const paid = paymentsInEffect(facts);
  const paidMonths = new Set(paid.map(({ month }) => month));
  return { firstMonth: paid[0]?.month ?? monthOfDay(facts.on), paidMonths, forgoneMonths: [] };
}

function firstUnpaid({ firstMonth, paidMonths }: Place, wanted: number): string[] {
  const enough = Array.from({ length: wanted + paidMonths.size }, (_, index) =>
    addMonthsTo(firstMonth, index),
  );
  return enough.filter((month) => !paidMonths.has(month)).slice(0, wanted);
}

/** The months from one up to, not with, another. */
function monthsFrom(first: string, end: string): string[] {
  const length = Math.max(0, monthsBetween(first, end));
  return Array.from({ length }, (_, index) => addMonthsTo(first, index));
}

function readAllocationFacts(fields: CaseFields): AllocationFacts {
  const history = readPaymentHistory(fields);
  const monthsBought = fields.integer('monthsBought', { atLeast: 1, atMost: mostMonthsBought });
  return { ...history, monthsBought };
}

export const allocationKind = ruleKind('allocation', readAllocationFacts, allocation);
