import { type ErrorCatalogue, refusalOf } from '#platform/core/errors.ts';

/** Why a bank statement is refused as a whole: nothing of it is taken then. Texts: `error.<code>` in contributions-statements.json. */
export const statementErrors = {
  'statement.not_found': { status: 404 },
  'statement.file_empty': { status: 422 },
  'statement.file_too_large': { status: 413 },
  'statement.file_too_many_lines': { status: 413 },
  'statement.file_too_deep': { status: 413 },
  'statement.file_too_complex': { status: 413 },
  'statement.file_timeout': { status: 422 },
  'statement.file_busy': { status: 503 },
  'statement.file_unsupported': { status: 422 },
  'statement.file_encoding': { status: 422 },
  'statement.file_dtd': { status: 422 },
  'statement.file_truncated': { status: 422 },
  'statement.file_unreadable': { status: 422 },
  'statement.format_unknown': { status: 422 },
  'statement.format_differs': { status: 422 },
  'statement.none': { status: 422 },
  'statement.header_missing': { status: 422 },
  'statement.account_missing': { status: 422 },
  'statement.currency_not_idr': { status: 422 },
  'statement.amount_invalid': { status: 422 },
  'statement.amount_has_cents': { status: 422 },
  'statement.amount_unclear': { status: 422 },
  'statement.direction_missing': { status: 422 },
  'statement.date_invalid': { status: 422 },
  'statement.balance_differs': { status: 422 },
} as const satisfies ErrorCatalogue;

export type StatementErrorCode = keyof typeof statementErrors;

/** Refuses a statement; details hold places and amounts, never a name, an account or a text of the bank. */
export const refuseStatement = refusalOf(statementErrors);
