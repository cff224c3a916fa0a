import { refuseKey } from '#modules/certificates/core/index.ts';
import type { CertificateServices } from '#modules/certificates/server/index.ts';
import type { Caller, Role } from '#platform/core/roles.ts';
import { act } from '#platform/server/act/act.ts';
import { keysIn, rotateKey } from './key-queries.ts';
import { newKey } from './new-key.ts';
import { forgetKeyring } from './open-keyring.ts';

/** Who keeps the keys: the administrator, and the branch's supervisor. */
export const keyKeepers = ['admin', 'office_supervisor'] as const satisfies readonly Role[];

const definition = { name: 'certificates.rotate-key', roles: keyKeepers } as const;

/** Long enough for every desk to have fetched the key before it meets a text of it. */
const daysPublishedBefore = 7;

/** A key after the exchange: when it signs, or since when. */
export interface RotatedKey {
  readonly kid: string;
  readonly state: 'published' | 'signing' | 'retired';
  readonly signsFrom: string;
}

/**
 * Publishes the next signing key; it signs a week later, or at once: then the one that waits already, if one does.
 *
 * @throws Refusal `access.forbidden`, `keys.next_waits`
 */
export async function rotateSigningKey(
  services: CertificateServices,
  caller: Caller,
  { now }: { readonly now: boolean },
): Promise<RotatedKey> {
  const rotated = await act(services, {
    act: definition,
    caller,
    request: { now },
    perform: async (transaction) => {
      const waiting = (await keysIn(transaction)).find(({ state }) => state === 'published');
      if (waiting && !now)
        throw refuseKey('keys.next_waits', { kid: waiting.kid, signsFrom: waiting.signs_from.toISOString() });
      const next = await rotateKey(transaction, newKey(services), now ? 0 : daysPublishedBefore);
      const found = (await keysIn(transaction)).find(({ kid }) => kid === next);
      if (!found) throw new Error('the next key is not among the keys');
      const output = { kid: next, state: found.state, signsFrom: found.signs_from.toISOString() };
      return {
        output,
        audit: { act: definition.name, subjectKind: 'signing_key', subjectId: next, details: { now } },
      };
    },
  });
  forgetKeyring(services);
  return rotated;
}
