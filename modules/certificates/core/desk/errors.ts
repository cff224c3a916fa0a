import { type ErrorCatalogue, refusalOf } from '#platform/core/errors.ts';

/** Why a permit check is not made or shown. Texts: `error.<code>` in certificates-desk.json. */
export const deskErrors = {
  'desk.not_found': { status: 404 },
  'desk.reference_unknown': { status: 404 },
  'desk.cannot_confirm': { status: 503 },
  'desk.permit_over': { status: 422 },
  'desk.callback_url': { status: 422 },
  'desk.callback_area': { status: 422 },
  'desk.no_callback': { status: 404 },
} as const satisfies ErrorCatalogue;

/** Refuses at the permit desk. */
export const refuseDesk = refusalOf(deskErrors);
