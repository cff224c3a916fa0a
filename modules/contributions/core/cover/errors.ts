import { type ErrorCatalogue, refusalOf } from '#platform/core/errors.ts';

/** Why a letter is not written or not found. Texts: `error.<code>` in contributions-cover.json. */
export const coverErrors = {
  'letter.nothing_owed': { status: 409 },
  'letter.not_found': { status: 404 },
} as const satisfies ErrorCatalogue;

/** Refuses an act on arrears. */
export const refuseCover = refusalOf(coverErrors);
