import { createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';
import type pg from 'pg';
import type { VerifyingKey } from '#modules/certificates/core/index.ts';
import type { CertificateServices } from '#modules/certificates/server/index.ts';
import { openSealed } from '#platform/server/secrets/sealing.ts';
import { beginKeys, type KeyRow, listKeys } from './key-queries.ts';
import { newKey, privateKeyPlace } from './new-key.ts';

/** The keys of this moment, made ready: the one that signs, and all that may be checked with. */
export interface Keyring {
  readonly signing: SigningKey;
  readonly verifying: ReadonlyMap<string, VerifyingKey<KeyObject>>;
}

interface SigningKey {
  readonly kid: string;
  readonly issuer: string;
  /** r and s of ES256, 64 bytes. */
  readonly sign: (bytes: Uint8Array) => Uint8Array;
}

interface Kept {
  readonly readAt: number;
  readonly keyring: Promise<Keyring>;
  /** What the keyring was made of: the same rows need no new key objects. */
  readonly madeOf: Promise<string>;
}

/** A key revoked by another process stops being believed after this long. */
const keptMilliseconds = 1_000;
const kept = new WeakMap<pg.Pool, Kept>();

/** The keyring, at most a second old; the first key of an installation is made on first use. For the application and its jobs. */
export function openKeyring(services: CertificateServices): Promise<Keyring> {
  const known = kept.get(services.pool);
  const now = performance.now();
  if (known && now - known.readAt < keptMilliseconds) return known.keyring;
  const rows = keysToUse(services);
  const madeOf = rows.then((found) => found.map(({ kid, state }) => `${kid} ${state}`).join());
  const keyring = keyringOf(services, rows, madeOf, known);
  kept.set(services.pool, { readAt: now, keyring, madeOf });
  const forget = () => {
    if (kept.get(services.pool)?.keyring === keyring) kept.delete(services.pool);
  };
  keyring.catch(forget);
  madeOf.catch(forget);
  return keyring;
}

/** Makes the next caller in this process read the keys anew. */
export function forgetKeyring({ pool }: CertificateServices): void {
  kept.delete(pool);
}

async function keysToUse(services: CertificateServices): Promise<readonly KeyRow[]> {
  const rows = await listKeys(services);
  if (rows.some(({ state }) => state === 'signing')) return rows;
  await beginKeys(services, newKey(services));
  return listKeys(services);
}

async function keyringOf(
  services: CertificateServices,
  rows: Promise<readonly KeyRow[]>,
  madeOf: Promise<string>,
  known: Kept | undefined,
): Promise<Keyring> {
  const before = await known?.madeOf.catch(() => null);
  if (known && before === (await madeOf)) return known.keyring;
  const found = await rows;
  const signing = found.find(({ state }) => state === 'signing');
  if (!signing?.private_sealed) throw new Error('no key signs');
  return {
    signing: signingKey(services, signing, signing.private_sealed),
    verifying: new Map(
      found.map((row) => [
        row.kid,
        { issuer: row.issuer, publicKey: createPublicKey({ key: jwkOf(row), format: 'jwk' }) },
      ]),
    ),
  };
}

function signingKey({ secrets }: CertificateServices, { kid, issuer }: KeyRow, sealed: Buffer): SigningKey {
  const clear = openSealed(secrets, privateKeyPlace(kid), sealed);
  const key = createPrivateKey({ key: clear, format: 'der', type: 'pkcs8' });
  clear.fill(0);
  const prepared = { key, dsaEncoding: 'ieee-p1363' } as const;
  return { kid, issuer, sign: (bytes) => new Uint8Array(sign('sha256', bytes, prepared)) };
}

function jwkOf({ public_x, public_y }: KeyRow) {
  return { kty: 'EC', crv: 'P-256', x: public_x, y: public_y };
}
