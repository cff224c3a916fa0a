import { createHash, generateKeyPairSync } from 'node:crypto';
import type { CertificateServices } from '#modules/certificates/server/index.ts';
import { type SealPlace, seal } from '#platform/server/secrets/sealing.ts';

/** A key that no text is signed with yet; its private half is sealed already. */
export interface NewKey {
  readonly kid: string;
  readonly issuer: string;
  readonly x: string;
  readonly y: string;
  readonly sealed: Buffer;
}

/** Makes a key pair for ES256. Its name is the start of its thumbprint (RFC 7638): every sign of it stands in each QR code. */
export function newKey({ secrets, baseUrl }: CertificateServices): NewKey {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const thumbprint = createHash('sha256').update(`{"crv":"P-256","kty":"EC","x":"${x}","y":"${y}"}`);
  const kid = thumbprint.digest('hex').slice(0, 8);
  const clear = privateKey.export({ format: 'der', type: 'pkcs8' });
  return { kid, issuer: baseUrl, x, y, sealed: seal(secrets, privateKeyPlace(kid), clear) };
}

/** Where a private half is kept: sealed for this row and no other. */
export function privateKeyPlace(kid: string): SealPlace {
  return { table: 'certificates.signing_keys', column: 'private_sealed', rowId: kid };
}
