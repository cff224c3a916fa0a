import type { z } from 'zod';
import {
  type exceptionSchema,
  exceptionsContract,
  type paymentLineSchema,
  paymentsContract,
  type refundSchema,
  refundsContract,
} from '#modules/contributions/api/index.ts';
import type { Role } from '#platform/core/roles.ts';
import { apiOf } from '#platform/web/api-client.ts';
import type { Tone } from '#platform/web/page.tsx';

export const paymentsApi = apiOf({
  payments: paymentsContract,
  exceptions: exceptionsContract,
  refunds: refundsContract,
});

export type PaymentLine = z.infer<typeof paymentLineSchema>;
export type ExceptionView = z.infer<typeof exceptionSchema>;
export type RefundView = z.infer<typeof refundSchema>;
export type CounterBillView = Awaited<ReturnType<typeof paymentsApi.payments.lookUpBill.call>>;
export type Recorded = Awaited<ReturnType<typeof paymentsApi.payments.record.call>>;

export const channels = ['teller', 'va', 'transfer'] as const;

/** Who works at the money; the auditor only looks. */
export const cashiers: readonly Role[] = ['office_staff', 'office_supervisor'];

const tones: Readonly<Record<string, Tone>> = {
  posted: 'good',
  unidentified: 'warn',
  reversed: 'bad',
  returned: 'plain',
};

/** The colour of a payment's state. */
export function toneOf(state: string): Tone {
  return tones[state] ?? 'calm';
}
