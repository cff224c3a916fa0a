import { type ErrorCatalogue, refusalOf } from '#platform/core/errors.ts';

export const accountErrors = {
  'account.not_found': { status: 404 },
  'account.email_taken': { status: 409 },
  'account.own_account': { status: 409 },
  'account.same_account': { status: 422 },
  'account.last_admin': { status: 409 },
  'account.admin_exists': { status: 409 },
  'account.scope_missing': { status: 422 },
  'account.disabled': { status: 403 },
  'account.locked': { status: 429 },
  'account.locked_until_reset': { status: 429 },
  'account.organisation_not_found': { status: 404 },
  'account.contact_not_for_kind': { status: 422 },
  'account.link_invalid': { status: 422 },
  'account.password_weak': { status: 422 },
  'account.password_wrong': { status: 422 },
  'account.sign_in_failed': { status: 401 },
  'account.sign_in_again': { status: 401 },
  'account.code_invalid': { status: 422 },
  'account.second_factor_required': { status: 409 },
  'account.second_factor_exists': { status: 409 },
  'account.second_factor_absent': { status: 409 },
  'account.card_malformed': { status: 422 },
  'account.card_refused': { status: 401 },
  'account.card_undelivered': { status: 503 },
  'account.card_only': { status: 409 },
} satisfies ErrorCatalogue;

export const refuse = refusalOf(accountErrors);
