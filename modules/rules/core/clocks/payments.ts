import type { CaseFields } from '#modules/rules/core/facts/index.ts';
import { type Segment, segments } from '#modules/rules/core/law/index.ts';

/** One contribution month that was paid, and the day the money came. */
export interface PaidMonth {
  readonly month: string;
  readonly paidOn: string;
}

/** What was paid for one worker in one segment, looked at on a day. */
export interface PaymentHistory {
  readonly segment: Segment;
  /** The day that is asked about. */
  readonly on: string;
  readonly payments: readonly PaidMonth[];
  /** The day the registration was complete, where it is known: cover begins no earlier. */
  readonly registeredOn: string | null;
}

/** Reads `segment`, `on`, `payments` and, where given, `registeredOn`. */
export function readPaymentHistory(fields: CaseFields): PaymentHistory {
  return {
    segment: fields.choice('segment', segments),
    on: fields.day('on'),
    payments: readPayments(fields),
    registeredOn: fields.dayIfAny('registeredOn'),
  };
}

/** Reads the list `payments`. */
export function readPayments(fields: CaseFields): readonly PaidMonth[] {
  return fields.list('payments', (payment) => ({
    month: payment.month('month'),
    paidOn: payment.day('paidOn'),
  }));
}

/** The payments that count on the day asked about, each from the day it took effect, in order of effect and month. */
export function paymentsInEffect({
  on,
  payments,
  registeredOn,
}: Omit<PaymentHistory, 'segment'>): PaidMonth[] {
  return payments
    .map(({ month, paidOn }) => ({
      month,
      paidOn: registeredOn !== null && registeredOn > paidOn ? registeredOn : paidOn,
    }))
    .filter(({ paidOn }) => paidOn <= on)
    .sort((a, b) => compare(a.paidOn, b.paidOn) || compare(a.month, b.month));
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
