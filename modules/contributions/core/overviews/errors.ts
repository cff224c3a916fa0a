import { type ErrorCatalogue, refusalOf } from '#platform/core/errors.ts';

/** What can be wrong with a question about protection. Texts: `error.<code>` in contributions-overviews.json. */
export const overviewErrors = {
  'protection.day_out_of_range': { status: 422 },
  'proof.unknown': { status: 404 },
} as const satisfies ErrorCatalogue;

/** Refuses a question about protection. */
export const refuseOverview = refusalOf(overviewErrors);
