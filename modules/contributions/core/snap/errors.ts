import { type ErrorCatalogue, refusalOf } from '#platform/core/errors.ts';

/** Why a bank cannot be set up. Texts: `error.<code>` in contributions-banks.json. */
export const bankErrors = {
  'bank.id_invalid': { status: 422 },
  'bank.company_code_invalid': { status: 422 },
  'bank.key_invalid': { status: 422 },
  'bank.exists': { status: 409 },
  'bank.not_found': { status: 404 },
} as const satisfies ErrorCatalogue;

/** Refuses to set up a bank. */
export const refuseBank = refusalOf(bankErrors);
