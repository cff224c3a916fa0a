import type { SnapOutcome } from './response-codes.ts';

/** A sentence for the payer, as the standard wants it: in English and in Indonesian. */
export interface SnapReason {
  readonly english: string;
  readonly indonesia: string;
}

/** What a bank may do with a bill: take its money, or why not. */
export type BillStanding = 'open' | 'paid' | 'expired' | 'cancelled' | 'replaced' | 'unknown';

/** The code and the words each standing is answered with. Nothing says more of a code that is not a bill's. */
export const standingAnswers = {
  paid: {
    outcome: 'paid_bill',
    reason: { english: 'The bill has been paid', indonesia: 'Tagihan sudah dibayar' },
  },
  expired: {
    outcome: 'expired_bill',
    reason: { english: 'The bill has expired', indonesia: 'Masa berlaku tagihan sudah habis' },
  },
  cancelled: {
    outcome: 'bill_not_found',
    reason: { english: 'The bill was cancelled', indonesia: 'Tagihan dibatalkan' },
  },
  replaced: {
    outcome: 'bill_not_found',
    reason: { english: 'The bill was replaced', indonesia: 'Tagihan sudah diganti' },
  },
  unknown: {
    outcome: 'bill_not_found',
    reason: { english: 'No such bill', indonesia: 'Tagihan tidak ditemukan' },
  },
} as const satisfies Readonly<
  Record<Exclude<BillStanding, 'open'>, { readonly outcome: SnapOutcome; readonly reason: SnapReason }>
>;

/** What decides over a bill. */
export interface BillFacts {
  readonly state: 'open' | 'paid' | 'cancelled' | 'replaced' | 'expired';
  readonly owedIdr: bigint;
  /** The last day on which it may be paid; null: none. */
  readonly expiresOn: string | null;
}

/**
 * How a bill stands on a day. One whose last day is over has expired though the daily job has not said so yet.
 *
 * @param today `YYYY-MM-DD`
 */
export function billStanding(bill: BillFacts | null, today: string): BillStanding {
  if (bill === null) return 'unknown';
  if (bill.state !== 'open') return bill.state;
  if (bill.owedIdr <= 0n) return 'paid';
  return bill.expiresOn !== null && bill.expiresOn < today ? 'expired' : 'open';
}
