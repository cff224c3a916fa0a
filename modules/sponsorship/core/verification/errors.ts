import { type ErrorCatalogue, refusalOf } from '#platform/core/errors.ts';

/** Why a list of candidates is not verified, approved or billed. Texts: `error.<code>` in sponsorship-verification.json. */
export const verificationErrors = {
  'verification.list_not_found': { status: 404 },
  'verification.not_proposed': { status: 409 },
  'verification.changed': { status: 409 },
  'verification.same_person': { status: 403 },
  'verification.stranger': { status: 422 },
  'verification.unfit': { status: 422 },
  'verification.undecided': { status: 409 },
  'verification.nobody': { status: 409 },
  'approval.not_verified': { status: 409 },
  'approval.changed': { status: 409 },
  'approval.same_person': { status: 403 },
  'approval.budget_short': { status: 409 },
  'approval.too_late': { status: 409 },
  'billing.not_approved': { status: 409 },
  'billing.too_late': { status: 409 },
  'billing.not_billed': { status: 409 },
} as const satisfies ErrorCatalogue;

/** Refuses an act on a list that lies before the regency or the office. */
export const refuseVerification = refusalOf(verificationErrors);
