import { refuseKey } from '#modules/certificates/core/index.ts';
import type { CertificateServices } from '#modules/certificates/server/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { act } from '#platform/server/act/act.ts';
import { revokeKey } from './key-queries.ts';
import { newKey } from './new-key.ts';
import { forgetKeyring } from './open-keyring.ts';
import { keyKeepers } from './rotate-key.ts';

const definition = { name: 'certificates.revoke-key', roles: keyKeepers } as const;

/**
 * Takes the trust from a key: whatever it signed is unknown from then on. When it was the one that signs, the next one does.
 *
 * @throws Refusal `access.forbidden`, `keys.not_found`
 */
export async function revokeSigningKey(
  services: CertificateServices,
  caller: Caller,
  { kid }: { readonly kid: string },
): Promise<{ readonly kid: string; readonly state: 'revoked' }> {
  const revoked = await act(services, {
    act: definition,
    caller,
    request: { kid },
    perform: async (transaction) => {
      if (!(await revokeKey(transaction, kid, newKey(services)))) throw refuseKey('keys.not_found', { kid });
      return {
        output: { kid, state: 'revoked' as const },
        audit: { act: definition.name, subjectKind: 'signing_key', subjectId: kid },
      };
    },
  });
  forgetKeyring(services);
  return revoked;
}
