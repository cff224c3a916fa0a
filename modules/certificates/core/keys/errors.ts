import { type ErrorCatalogue, refusalOf } from '#platform/core/errors.ts';

/** Why a signing key is not exchanged or revoked. Texts: `error.<code>` in certificates-keys.json. */
export const keyErrors = {
  'keys.not_found': { status: 404 },
  'keys.next_waits': { status: 409 },
} as const satisfies ErrorCatalogue;

/** Refuses an act on signing keys. */
export const refuseKey = refusalOf(keyErrors);
