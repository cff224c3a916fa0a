import { readNpwp, refuse } from '#modules/registry/core/index.ts';
import type { Services } from '#platform/server/act/services.ts';
import { blindIndex, seal } from '#platform/server/secrets/sealing.ts';

/** A tax number as the table keeps it: a firm's in clear, a person's sealed and masked; all null where there is none. */
export interface KeptNpwp {
  readonly clear: string | null;
  readonly index: Buffer | null;
  readonly sealed: Buffer | null;
  readonly masked: string | null;
  /** What the page and the history show. */
  readonly shown: string | null;
}

const none: KeptNpwp = { clear: null, index: null, sealed: null, masked: null, shown: null };

/** Seals a typed tax number for an organisation. Throws Refusal `organisation.npwp_malformed`. */
export function keepNpwp(
  { secrets }: Services,
  organisationId: string,
  typed: string | null | undefined,
): KeptNpwp | undefined {
  if (typed === undefined) return undefined;
  if (typed === null || typed.trim() === '') return none;
  const npwp = readNpwp(typed);
  if (!npwp) throw refuse('organisation.npwp_malformed');
  const index = blindIndex(secrets, 'npwp')(npwp.key);
  if (!npwp.isPersonal) return { clear: npwp.digits, index, sealed: null, masked: null, shown: npwp.shown };
  const place = { table: 'organisations', column: 'npwp', rowId: organisationId };
  const sealed = seal(secrets, place, npwp.digits);
  return { clear: null, index, sealed, masked: npwp.shown, shown: npwp.shown };
}
