import type { ErrorCatalogue } from '#platform/core/errors.ts';

/**
 * Why a file as a whole is refused, with the HTTP status it deserves: 413 where it is too big, 422 where it cannot be read, 503
 * where the reader is busy. Texts: `error.<code>` in locales/<language>/lists.json.
 */
export const listFileErrors = {
  'list.file_empty': { status: 422 },
  'list.file_too_large': { status: 413 },
  'list.file_bomb': { status: 413 },
  'list.file_too_many_entries': { status: 413 },
  'list.file_too_many_rows': { status: 413 },
  'list.file_too_many_columns': { status: 413 },
  'list.file_too_many_cells': { status: 413 },
  'list.file_cell_too_long': { status: 413 },
  'list.file_too_complex': { status: 413 },
  'list.file_timeout': { status: 422 },
  'list.file_macro': { status: 422 },
  'list.file_encrypted': { status: 422 },
  'list.file_truncated': { status: 422 },
  'list.file_dtd': { status: 422 },
  'list.file_external_link': { status: 422 },
  'list.file_nested_archive': { status: 422 },
  'list.file_unsafe_path': { status: 422 },
  'list.file_unreadable': { status: 422 },
  'list.file_unsupported': { status: 422 },
  'list.file_wrong_extension': { status: 422 },
  'list.file_not_a_list': { status: 422 },
  'list.file_busy': { status: 503 },
} as const satisfies ErrorCatalogue;

export type ListFileErrorCode = keyof typeof listFileErrors;
