import { type ErrorCatalogue, refusalOf } from '#platform/core/errors.ts';

/** Why a list of bidders is not checked. Texts: `error.<code>` in certificates-tender.json. */
export const tenderErrors = {
  'tender.not_found': { status: 404 },
  'tender.file_empty': { status: 422 },
  'tender.no_columns': { status: 422 },
  'tender.too_many_rows': { status: 413 },
} as const satisfies ErrorCatalogue;

/** Refuses a list of bidders. */
export const refuseTender = refusalOf(tenderErrors);
