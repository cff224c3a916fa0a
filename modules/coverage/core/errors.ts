import { type ErrorCatalogue, refusalOf } from '#platform/core/errors.ts';

export const coverageErrors = {
  'coverage.area_not_found': { status: 404 },
  'coverage.month_unknown': { status: 422 },
  'coverage.indicator_unknown': { status: 404 },
  'coverage.branch_unknown': { status: 404 },
  'coverage.villages_not_open': { status: 403 },
  'coverage.open_data_too_many': { status: 429 },
  'coverage.organisation_not_found': { status: 404 },
  'published.figure_exists': { status: 409 },
  'published.relation_unknown': { status: 422 },
  'published.area_unknown': { status: 422 },
  'published.area_not_yours': { status: 403 },
  'denominator.file_invalid': { status: 422 },
  'target.file_invalid': { status: 422 },
} satisfies ErrorCatalogue;

export const refuse = refusalOf(coverageErrors);
