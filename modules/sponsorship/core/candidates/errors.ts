import { type ErrorCatalogue, refusalOf } from '#platform/core/errors.ts';

/** Why a list of candidates is not begun, filled or laid before the regency. Texts: `error.<code>` in sponsorship-candidates.json. */
export const candidateErrors = {
  'candidates.list_not_found': { status: 404 },
  'candidates.programme_not_found': { status: 404 },
  'candidates.programme_not_open': { status: 409 },
  'candidates.village_left_out': { status: 422 },
  'candidates.begun_already': { status: 409 },
  'candidates.frozen': { status: 409 },
  'candidates.changed': { status: 409 },
  'candidates.stranger': { status: 422 },
  'candidates.source_not_found': { status: 422 },
  'candidates.category_unknown': { status: 422 },
  'candidates.not_draft': { status: 409 },
  'candidates.nobody_payable': { status: 409 },
} as const satisfies ErrorCatalogue;

/** Refuses an act on a list of candidates. */
export const refuseCandidates = refusalOf(candidateErrors);
