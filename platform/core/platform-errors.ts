import { type ErrorCatalogue, refusalOf } from './errors.ts';

/** Refusals that belong to no module: rights, keys, state, input, limits. */
export const platformErrors = {
  'input.invalid': { status: 400 },
  'access.signed_out': { status: 401 },
  'access.forbidden': { status: 403 },
  'access.second_factor_missing': { status: 403 },
  'access.foreign_origin': { status: 403 },
  'actor.missing': { status: 401 },
  'actor.unknown': { status: 401 },
  'record.not_found': { status: 404 },
  'record.changed': { status: 409 },
  'state.refused': { status: 409 },
  'idempotency.missing': { status: 400 },
  'idempotency.conflict': { status: 409 },
  'request.too_large': { status: 413 },
  'request.length_missing': { status: 411 },
  'request.too_many': { status: 429 },
  'server.unavailable': { status: 503 },
} satisfies ErrorCatalogue;

export const refuse = refusalOf(platformErrors);
