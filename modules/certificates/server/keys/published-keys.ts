import type { CertificateServices } from '#modules/certificates/server/index.ts';
import { type KeyRow, listKeys } from './key-queries.ts';
import { openKeyring } from './open-keyring.ts';

/** A public key as anyone may have it (RFC 7517); `iss` is who the texts of this key must say they are from. */
interface PublishedKey {
  readonly kty: 'EC';
  readonly crv: 'P-256';
  readonly alg: 'ES256';
  readonly use: 'sig';
  readonly kid: string;
  readonly iss: string;
  readonly x: string;
  readonly y: string;
}

/** The keys that certificates are checked with: the next one before it signs, the one that signs, those that signed. */
export async function publishedKeys(
  services: CertificateServices,
): Promise<{ readonly keys: readonly PublishedKey[] }> {
  await openKeyring(services);
  return { keys: (await listKeys(services)).map(publishedKey) };
}

function publishedKey({ kid, issuer, public_x, public_y }: KeyRow): PublishedKey {
  return {
    ...{ kty: 'EC', crv: 'P-256', alg: 'ES256', use: 'sig' },
    ...{ kid, iss: issuer, x: public_x, y: public_y },
  };
}
