/** A bill as the counter weighs an amount against it. */
interface WeighedBill {
  readonly state: 'open' | 'paid' | 'cancelled' | 'replaced' | 'expired';
  readonly owedIdr: bigint;
  /** What its payer owes on all his open bills, this one too. */
  readonly payerOwedIdr: bigint;
  /** What is held for him already. */
  readonly creditIdr: bigint;
  readonly expiresOn: string | null;
}

/** Why a cashier is asked once more before the money is taken. */
export const counterWarnings = ['partial', 'over', 'paid', 'expired', 'cancelled', 'replaced'] as const;
export type CounterWarning = (typeof counterWarnings)[number];

/**
 * What is unusual about an amount for a bill on a day; null when nothing is. Whoever pays more of what he owes in all than this
 * one bill is not asked.
 *
 * @param today `YYYY-MM-DD`
 */
export function counterWarning(bill: WeighedBill, amountIdr: bigint, today: string): CounterWarning | null {
  if (bill.state !== 'open') return bill.state;
  if (bill.owedIdr <= 0n) return 'paid';
  if (bill.expiresOn !== null && bill.expiresOn < today) return 'expired';
  if (amountIdr < bill.owedIdr) return 'partial';
  const wantedIdr = bill.payerOwedIdr - bill.creditIdr;
  return amountIdr === bill.owedIdr || amountIdr === wantedIdr ? null : 'over';
}
