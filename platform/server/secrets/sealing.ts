import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  type KeyObject,
  randomFillSync,
} from 'node:crypto';
import { purposeKey, type Secrets } from './secrets.ts';

const nonceLength = 12;
const tagLength = 16;
const nonces = Buffer.alloc(nonceLength * 512);
let usedNonces = nonces.length;

/** Where a sealed value belongs; moving it to another row or column makes it unreadable. */
export interface SealPlace {
  readonly table: string;
  readonly column: string;
  readonly rowId: string;
}

/**
 * Seals text with AES-256-GCM. Layout: 1 byte key version, 12 bytes nonce, ciphertext, 16 bytes tag.
 * The additional data is `table|column|row|version` (SECURITY 2.3).
 */
export function seal(secrets: Secrets, place: SealPlace, clear: string | Uint8Array): Buffer {
  const key = secrets.dataKeys.get(secrets.dataKeyVersion);
  if (!key) throw new Error('the current data key is missing');
  const nonce = nextNonce();
  const cipher = createCipheriv('aes-256-gcm', prepared(key), nonce);
  cipher.setAAD(additionalData(place, secrets.dataKeyVersion));
  const body = typeof clear === 'string' ? cipher.update(clear, 'utf8') : cipher.update(clear);
  cipher.final();
  return Buffer.concat([Buffer.from([secrets.dataKeyVersion]), nonce, body, cipher.getAuthTag()]);
}

/** Opens what `seal` made for the same place; throws when it was changed, moved, or its key is gone. */
export function openSealed(secrets: Secrets, place: SealPlace, sealed: Uint8Array): Buffer {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  const version = bytes[0] ?? 0;
  const key = secrets.dataKeys.get(version);
  if (!key) throw new Error(`no data key of version ${version}`);
  const decipher = createDecipheriv('aes-256-gcm', prepared(key), bytes.subarray(1, 1 + nonceLength));
  decipher.setAAD(additionalData(place, version));
  decipher.setAuthTag(bytes.subarray(bytes.length - tagLength));
  const clear = decipher.update(bytes.subarray(1 + nonceLength, bytes.length - tagLength));
  return Buffer.concat([clear, decipher.final()]);
}

/** What a value is looked up by: 32 bytes of keyed HMAC-SHA-256, one key a kind of value. */
export type BlindIndex = (value: string) => Buffer;

/** Makes the look-up of one kind of value, e.g. `nik` (16 digits) or `phone` (digits with country code). */
export function blindIndex(
  secrets: Secrets,
  kind: 'nik' | 'npwp' | 'phone' | 'email' | 'request' | 'card' | 'one-time-code' | 'complaint',
): BlindIndex {
  const key = createSecretKey(purposeKey(secrets, `index:${kind}`));
  return (value) => createHmac('sha256', key).update(value).digest();
}

function additionalData({ table, column, rowId }: SealPlace, version: number): Buffer {
  return Buffer.from(`${table}|${column}|${rowId}|${version}`);
}

const keyObjects = new WeakMap<Uint8Array, KeyObject>();

/** A key made ready once: handed over as bytes it is copied and wrapped at every seal, which costs four times the sealing. */
function prepared(key: Buffer): KeyObject {
  const known = keyObjects.get(key);
  if (known) return known;
  const made = createSecretKey(key);
  keyObjects.set(key, made);
  return made;
}

function nextNonce(): Buffer {
  if (usedNonces >= nonces.length) {
    randomFillSync(nonces);
    usedNonces = 0;
  }
  usedNonces += nonceLength;
  return Buffer.from(nonces.subarray(usedNonces - nonceLength, usedNonces));
}
