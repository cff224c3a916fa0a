import type { VerifyingKey } from '#modules/certificates/core/index.ts';

export const keysPath = '/.well-known/jwks.json';

const curve = { name: 'ECDSA', namedCurve: 'P-256' } as const;

/** The keys of a JWKS that check ES256, by `kid`; what is no such key is passed over. */
export async function readKeys(
  body: unknown,
  ownIssuer: string,
): Promise<ReadonlyMap<string, VerifyingKey<CryptoKey>>> {
  const listed: readonly unknown[] =
    isRecord(body) && Array.isArray(body.keys) ? body.keys.slice(0, 100) : [];
  const read = await Promise.all(listed.map((one) => readKey(one, ownIssuer)));
  return new Map(read.flatMap((one) => (one ? [one] : [])));
}

async function readKey(
  listed: unknown,
  ownIssuer: string,
): Promise<readonly [string, VerifyingKey<CryptoKey>] | null> {
  if (!isRecord(listed)) return null;
  const { kid, kty, crv, x, y, iss } = listed;
  if (typeof kid !== 'string' || kty !== 'EC' || crv !== 'P-256') return null;
  if (typeof x !== 'string' || typeof y !== 'string') return null;
  try {
    const publicKey = await crypto.subtle.importKey('jwk', { kty, crv, x, y }, curve, false, ['verify']);
    return [kid, { issuer: typeof iss === 'string' ? iss : ownIssuer, publicKey }];
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
