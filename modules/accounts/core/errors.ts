import { type ErrorCatalogue, refusalOf } from '#platform/core/errors.ts';

export const accountErrors = {
  'account.not_found': { status: 404 },
  'account.email_taken': { status: 409 },
  'account.own_account': { status: 409 },
  'account.scope_missing': { status: 422 },
  'account.disabled': { status: 403 },
  'account.locked': { status: 429 },
  'account.link_invalid': { status: 422 },
  'account.password_weak': { status: 422 },
} satisfies ErrorCatalogue;

export const refuse = refusalOf(accountErrors);
