import type { ErrorCatalogue } from '#platform/core/errors.ts';

/** Refusals about requests and complaints. */
export const requestErrors = {
  'case.not_found': { status: 404 },
  'case.changed_meanwhile': { status: 409 },
  'case.wrong_kind': { status: 409 },
  'case.not_yours': { status: 403 },
  'case.not_withdrawn_by_office': { status: 403 },
  'case.words_missing': { status: 422 },
  'case.employer_missing': { status: 422 },
  'case.open_already': { status: 409 },
  'case.not_corrected_yet': { status: 409 },
  'case.copy_not_ready': { status: 409 },
  'case.copy_expired': { status: 404 },
  'complaint.too_many': { status: 429 },
  'complaint.code_unknown': { status: 404 },
} satisfies ErrorCatalogue;
