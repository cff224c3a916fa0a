import { type ErrorCatalogue, refusalOf } from '#platform/core/errors.ts';

/** Why a term is not ended early, filled up or gone on with. Texts: `error.<code>` in sponsorship-terms.json. */
export const termErrors = {
  'terms.list_not_found': { status: 404 },
  'terms.not_running': { status: 409 },
  'terms.programme_closed': { status: 409 },
  'terms.nobody': { status: 409 },
  'terms.no_seat': { status: 409 },
  'terms.nothing_left': { status: 409 },
  'terms.too_late': { status: 422 },
  'terms.quota_not_yours': { status: 403 },
} as const satisfies ErrorCatalogue;

/** Refuses an act on a term. */
export const refuseTerm = refusalOf(termErrors);
