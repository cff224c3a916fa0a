import { addMonthsTo, firstDayOf, monthOfDay } from '#modules/rules/core/law/index.ts';
import { type PaidMonth, type PaymentHistory, paymentsInEffect } from './payments.ts';

/** An unbroken time of cover of a BPU worker, ACTIVE or in ARREARS. */
export interface Streak {
  readonly coveredFrom: string;
  /** Every month of it that was paid, in order. */
  readonly paidMonths: readonly string[];
}

/** Where the payments of a BPU worker have led by a day. */
export interface CoverHistory {
  /** The present streak, or the last one when it has ended; null: cover never began. */
  readonly streak: Streak | null;
  /** The day cover began for the first time ever; null: never. */
  readonly firstCoveredFrom: string | null;
  /** False: the streak has ended. */
  readonly isOpen: boolean;
  /** Months paid ahead that no streak has reached yet, in order. */
  readonly ahead: readonly string[];
}

/** How many unpaid months end the cover that a month paid last. */
export type LapseAfter = (month: string) => number;

const nothingPaid: CoverHistory = { streak: null, firstCoveredFrom: null, isOpen: false, ahead: [] };

/** Lets the payments of a BPU worker happen one after the other, up to a day (CONTRACT 4.2). */
export function coverHistory(history: Omit<PaymentHistory, 'segment'>, lapseAfter: LapseAfter): CoverHistory {
  const paid = paymentsInEffect(history).reduce(
    (before, payment) => pay(settle(before, payment.paidOn, lapseAfter), payment, lapseAfter),
    nothingPaid,
  );
  return settle(paid, history.on, lapseAfter);
}

/** The latest paid month of a streak. */
export function paidThroughOf({ paidMonths, coveredFrom }: Streak): string {
  return paidMonths.at(-1) ?? monthOfDay(coveredFrom);
}

/** The first day after the last unpaid month that cover outlives: the day INACTIVE begins unless more is paid. */
export function inactiveFromOf(streak: Streak, lapseAfter: LapseAfter): string {
  return firstUncovered(paidThroughOf(streak), lapseAfter);
}

function firstUncovered(month: string, lapseAfter: LapseAfter): string {
  return firstDayOf(addMonthsTo(month, lapseAfter(month) + 1));
}

function pay(before: CoverHistory, { month, paidOn }: PaidMonth, lapseAfter: LapseAfter): CoverHistory {
  if (before.isOpen) {
    const isForgone = month < (before.streak?.paidMonths[0] ?? month);
    return isForgone ? before : settle(setAside(before, month), paidOn, lapseAfter);
  }
  const counted = countedMonth(before, { month, paidOn }, lapseAfter);
  if (counted > monthOfDay(paidOn)) return setAside(before, counted);
  return settle(begin(before, { coveredFrom: paidOn, paidMonths: [counted] }), paidOn, lapseAfter);
}

function begin(before: CoverHistory, streak: Streak): CoverHistory {
  const firstCoveredFrom = before.firstCoveredFrom ?? streak.coveredFrom;
  return { ...before, streak, firstCoveredFrom, isOpen: true };
}

/** A month passed over is forgone: what is paid without cover counts for the month of payment at the earliest. */
function countedMonth(before: CoverHistory, { month, paidOn }: PaidMonth, lapseAfter: LapseAfter): string {
  const monthOfPayment = monthOfDay(paidOn);
  const isForgone = before.streak ? month < monthOfPayment : firstUncovered(month, lapseAfter) <= paidOn;
  return isForgone ? monthOfPayment : month;
}

function setAside(before: CoverHistory, month: string): CoverHistory {
  return { ...before, ahead: [...new Set([...before.ahead, month])].sort() };
}

/** What time alone brings: months paid ahead join the streak they reach, a streak ends, a month paid ahead begins one. */
function settle(before: CoverHistory, day: string, lapseAfter: LapseAfter): CoverHistory {
  const { streak, isOpen, ahead } = before;
  const [next, ...rest] = ahead;
  if (streak && isOpen) {
    const inactiveFrom = inactiveFromOf(streak, lapseAfter);
    if (next !== undefined && firstDayOf(next) < inactiveFrom) {
      const joined = { ...streak, paidMonths: [...new Set([...streak.paidMonths, next])].sort() };
      return settle({ ...before, streak: joined, ahead: rest }, day, lapseAfter);
    }
    return inactiveFrom <= day ? settle({ ...before, isOpen: false }, day, lapseAfter) : before;
  }
  if (next === undefined || firstDayOf(next) > day) return before;
  const begun = begin({ ...before, ahead: rest }, { coveredFrom: firstDayOf(next), paidMonths: [next] });
  return settle(begun, day, lapseAfter);
}
