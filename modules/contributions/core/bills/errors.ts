import { type ErrorCatalogue, refusalOf } from '#platform/core/errors.ts';

/** Why a bill is not issued, cancelled or divided. Texts: `error.<code>` in contributions-bills.json. */
export const billErrors = {
  'bill.not_found': { status: 404 },
  'bill.worker_not_found': { status: 404 },
  'bill.group_not_found': { status: 404 },
  'bill.no_membership': { status: 422 },
  'bill.in_group_bill': { status: 409 },
  'bill.too_far_ahead': { status: 422 },
  'bill.not_a_group': { status: 422 },
  'bill.member_not_found': { status: 422 },
  'bill.nothing_due': { status: 409 },
  'bill.not_cancellable': { status: 409 },
  'bill.not_open': { status: 409 },
  'bill.has_money': { status: 409 },
  'bill.member_not_due': { status: 422 },
  'bill.credit_short': { status: 409 },
  'bill.month_not_open': { status: 422 },
} as const satisfies ErrorCatalogue;

/** Refuses an act on a bill. */
export const refuseBill = refusalOf(billErrors);
