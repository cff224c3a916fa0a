import { type ErrorCatalogue, refusalOf } from '#platform/core/errors.ts';

/** Refusals of the filing of wages. */
export const filingErrors = {
  'filing.not_found': { status: 404 },
  'filing.employer_not_found': { status: 404 },
  'filing.month_not_open': { status: 422 },
  'filing.changed_meanwhile': { status: 409 },
  'filing.paid': { status: 409 },
  'filing.wage_missing': { status: 422 },
  'filing.employer_incomplete': { status: 422 },
  'filing.total_not_positive': { status: 422 },
  'filing.codes_used_up': { status: 409 },
  'filing.line_not_found': { status: 404 },
  'filing.leaving_day_invalid': { status: 422 },
  'filing.payroll_empty': { status: 422 },
  'filing.rows_refused': { status: 422 },
  'filing.workers_missing': { status: 422 },
  'filing.list_not_found': { status: 404 },
  'filing.joiner_refused': { status: 422 },
  'filing.joiner_needs_review': { status: 409 },
  'filing.correction_month_invalid': { status: 422 },
} satisfies ErrorCatalogue;

export const refuseFiling = refusalOf(filingErrors);
