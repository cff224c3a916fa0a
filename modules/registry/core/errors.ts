import { type ErrorCatalogue, refusalOf } from '#platform/core/errors.ts';
import { counterErrors } from './counter/index.ts';
import { lifeErrors } from './life/index.ts';
import { listFileErrors } from './lists/index.ts';
import { mergeErrors } from './merge/index.ts';
import { organisationErrors } from './organisations/index.ts';
import { requestErrors } from './requests/index.ts';

/** Refusals of the registry; those about an uploaded file come with the list reader. */
export const registryErrors = {
  ...listFileErrors,
  ...organisationErrors,
  ...lifeErrors,
  ...mergeErrors,
  ...requestErrors,
  ...counterErrors,
  'area.not_found': { status: 404 },
  'area.hamlet_exists': { status: 409 },
  'boundaries.file_invalid': { status: 422 },
  'boundaries.source_missing': { status: 422 },
  'worker.not_found': { status: 404 },
  'worker.search_too_short': { status: 422 },
  'pin.too_many': { status: 409 },
  'list.not_found': { status: 404 },
  'list.row_not_found': { status: 404 },
  'list.row_registered': { status: 409 },
  'list.area_missing': { status: 422 },
  'list.employer_missing': { status: 422 },
  'list.payroll_not_yours': { status: 403 },
  'list.bpu_not_yours': { status: 403 },
  'list.nothing_ready': { status: 409 },
  'list.mapping_incomplete': { status: 422 },
  'list.answers_used_up': { status: 429 },
} satisfies ErrorCatalogue;

export const refuse = refusalOf(registryErrors);
