import { type ErrorCatalogue, refusalOf } from '#platform/core/errors.ts';

/** Why a step of the sanction ladder is not taken, a letter not shown, an answer not kept. Texts: `error.<code>` in certificates-sanctions.json. */
export const sanctionErrors = {
  'sanction.not_found': { status: 404 },
  'sanction.employer_not_found': { status: 404 },
  'sanction.open_already': { status: 409 },
  'sanction.nothing_overdue': { status: 409 },
  'sanction.changed': { status: 409 },
  'sanction.too_early': { status: 409 },
  'sanction.not_possible': { status: 409 },
  'sanction.waiting': { status: 409 },
  'sanction.reason_missing': { status: 422 },
  'sanction.no_base': { status: 409 },
  'sanction.payment_missing': { status: 422 },
  'sanction.payment_day': { status: 422 },
  'sanction.reference_taken': { status: 409 },
  'sanction.same_person': { status: 403 },
  'sanction.decided_already': { status: 409 },
  'sanction.not_yours': { status: 403 },
  'sanction.letter_not_found': { status: 404 },
  'sanction.closed': { status: 409 },
} as const satisfies ErrorCatalogue;

/** Refuses an act on the sanction ladder. */
export const refuseSanction = refusalOf(sanctionErrors);
