import { createPublicKey, verify } from 'node:crypto';
import { inflateSync } from 'node:zlib';

/** A key of a published key set (RFC 7517). */
interface PublishedJwk {
  readonly kid: string;
  readonly x: string;
  readonly y: string;
}

type Value = number | string | Buffer | Value[] | Map<Value, Value>;

/**
 * Reads the text of a certificate with nothing but a published key set: node:crypto, node:zlib and these lines, none of the
 * project's own. Gives the claims by their numbers, or null when the signature does not hold.
 */
export function verifyIndependently(text: string, keys: readonly PublishedJwk[]): Map<Value, Value> | null {
  if (!text.startsWith('SMS1:')) throw new Error('not a text of a certificate');
  const [tag, message] = tagged(inflateSync(fromBase45(text.slice(5))));
  if (tag !== 18 || !Array.isArray(message)) throw new Error('not a COSE_Sign1');
  const [header, unprotected, payload, signature] = message;
  if (!Buffer.isBuffer(header) || !Buffer.isBuffer(payload) || !Buffer.isBuffer(signature))
    throw new Error('not a COSE_Sign1');
  if (!(unprotected instanceof Map) || unprotected.size > 0) throw new Error('unprotected headers');
  const headers = mapOf(item(header, { at: 0 }));
  const jwk = keys.find(({ kid }) => kid === String(headers.get(4)));
  if (headers.get(1) !== -7 || !jwk) return null;
  const signed = Buffer.concat([
    Buffer.from('846a5369676e617475726531', 'hex'),
    string(header),
    Buffer.from('40', 'hex'),
    string(payload),
  ]);
  const key = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x: jwk.x, y: jwk.y }, format: 'jwk' });
  const holds = verify('sha256', signed, { key, dsaEncoding: 'ieee-p1363' }, signature);
  return holds ? mapOf(item(payload, { at: 0 })) : null;
}

function fromBase45(text: string): Buffer {
  const signs = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';
  const bytes: number[] = [];
  for (let at = 0; at < text.length; at += 3) {
    const group = [...text.slice(at, at + 3)].map((sign) => signs.indexOf(sign));
    const value = group.reduce((sum, one, place) => sum + one * 45 ** place, 0);
    bytes.push(...(group.length === 3 ? [value >> 8, value & 255] : [value]));
  }
  return Buffer.from(bytes);
}

function tagged(bytes: Buffer): [number, Value] {
  const place = { at: 0 };
  return [head(bytes, place)[1], item(bytes, place)];
}

function item(bytes: Buffer, place: { at: number }): Value {
  const [type, size] = head(bytes, place);
  const many = (count: number) => Array.from({ length: count }, () => item(bytes, place));
  if (type === 0) return size;
  if (type === 1) return -1 - size;
  if (type === 2 || type === 3) {
    place.at += size;
    const part = bytes.subarray(place.at - size, place.at);
    return type === 2 ? part : part.toString('utf8');
  }
  if (type === 4) return many(size);
  if (type !== 5) throw new Error('not of this kind');
  return new Map(Array.from({ length: size }, () => [item(bytes, place), item(bytes, place)] as const));
}

function head(bytes: Buffer, place: { at: number }): [number, number] {
  const first = bytes.readUInt8(place.at++);
  const low = first & 31;
  const width = low < 24 ? 0 : 2 ** (low - 24);
  const size = width === 0 ? low : bytes.readUIntBE(place.at, width);
  place.at += width;
  return [first >> 5, size];
}

/** A byte string with its head. */
function string(bytes: Buffer): Buffer {
  const size = bytes.length;
  const start = size < 24 ? [0x40 + size] : size < 256 ? [0x58, size] : [0x59, size >> 8, size & 255];
  return Buffer.concat([Buffer.from(start), bytes]);
}

function mapOf(value: Value): Map<Value, Value> {
  if (value instanceof Map) return value;
  throw new Error('not a map');
}
