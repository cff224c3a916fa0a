import { type ErrorCatalogue, refusalOf } from '#platform/core/errors.ts';

/** Why an undertaking is not filed or decided. Texts: `error.<code>` in certificates-undertakings.json. */
export const undertakingErrors = {
  'undertaking.not_found': { status: 404 },
  'undertaking.nothing_owed': { status: 409 },
  'undertaking.one_open': { status: 409 },
  'undertaking.too_soon': { status: 409 },
  'undertaking.due_day': { status: 422 },
  'undertaking.month': { status: 422 },
  'undertaking.workers': { status: 422 },
  'undertaking.changed': { status: 409 },
  'undertaking.not_filed': { status: 409 },
  'undertaking.not_accepted': { status: 409 },
  'undertaking.same_person': { status: 403 },
  'undertaking.too_late': { status: 409 },
} as const satisfies ErrorCatalogue;

export type UndertakingErrorCode = keyof typeof undertakingErrors;

/** Refuses an act on an undertaking. */
export const refuseUndertaking = refusalOf(undertakingErrors);
