import type pg from 'pg';
import type { CardCode } from '#modules/registry/core/index.ts';
import { openIdentity } from '#modules/registry/server/identities/index.ts';
import { blindIndex } from '#platform/server/secrets/sealing.ts';
import type { Secrets } from '#platform/server/secrets/secrets.ts';

/** Whose card it is. */
export interface CardHolder {
  readonly workerId: string;
  /** The phone in clear; unsealed only when it is asked for. */
  readonly phone: () => string | null;
}

interface HolderRow {
  readonly worker_id: string;
  readonly identity_sealed: Buffer;
}

/**
 * The living holder of a card, asked before anybody is signed in; null for nobody's code and for the card of someone
 * who died. Both kinds of code cost the same look-up.
 *
 * @param authPool the sign-in engine's login: no other may ask
 */
export async function findCardHolder(
  { authPool, secrets }: { readonly authPool: pg.Pool; readonly secrets: Secrets },
  code: CardCode,
): Promise<CardHolder | null> {
  const index = blindIndex(secrets, 'card')(code.value);
  const { rows } = await authPool.query<HolderRow>('select * from registry.card_holder($1, $2)', [
    index,
    code.kind === 'kpj' ? code.value : '',
  ]);
  const [row] = rows;
  return row ? { workerId: row.worker_id, phone: () => openIdentity(secrets, row).phone } : null;
}
