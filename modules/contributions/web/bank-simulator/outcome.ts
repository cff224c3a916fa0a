import type { BankExchange } from '#modules/contributions/api/index.ts';

/** How a conversation ended: the money was taken, taken once though reported twice, or nothing was taken. */
export type Outcome = 'paid' | 'paid_once' | 'refused';

/** Told by the reports of the payment alone; without one, nothing was taken. */
export function outcomeOf(exchanges: readonly BankExchange[]): Outcome {
  const reports = exchanges.filter(({ step }) => step === 'payment' || step === 'payment_again');
  const taken = reports.filter(({ responseCode }) => responseCode === '2002500');
  if (taken.length === 0) return 'refused';
  return taken.some(({ step }) => step === 'payment_again') ? 'paid_once' : 'paid';
}
