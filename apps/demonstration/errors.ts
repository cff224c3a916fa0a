import { type ErrorCatalogue, refusalOf } from '#platform/core/errors.ts';

export const demonstrationErrors = {
  'demo.database_not_empty': { status: 409 },
  'demo.real_mode': { status: 409 },
  'demo.size_invalid': { status: 422 },
  'demo.areas_missing': { status: 409 },
} satisfies ErrorCatalogue;

export const refuse = refusalOf(demonstrationErrors);
