import { type ErrorCatalogue, refusalOf } from '#platform/core/errors.ts';

/** Why a certificate is not looked at; what it is worth is never an error. Texts: `error.<code>` in certificates-checking.json. */
export const checkErrors = {
  'check.code_mistyped': { status: 422 },
  'check.never_by_nik': { status: 422 },
  'check.too_many': { status: 429 },
  'check.too_many_codes': { status: 429 },
} as const satisfies ErrorCatalogue;

/** Refuses to look at a certificate. */
export const refuseCheck = refusalOf(checkErrors);
