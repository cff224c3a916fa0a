import {
  type CborCursor,
  type CborMap,
  cborTypes,
  readByteString,
  readCbor,
  readHead,
} from './cbor-reader.ts';
import { readUtf8 } from './utf8.ts';

/** A signed message as it was received; nothing of it is believed before its signature was checked. */
export interface SignedMessage {
  /** From the protected header, and from nowhere else. */
  readonly kid: string;
  readonly payload: Uint8Array;
  /** What the signature is over: built of the received bytes, not of what was read in them. */
  readonly signed: Uint8Array;
  /** r and s of ES256, 64 bytes. */
  readonly signature: Uint8Array;
}

const tagOfSign1 = 18;
const header = { alg: 1, kid: 4, type: 16 } as const;
const es256 = -7;
const longestKid = 64;
/** An array of four whose first is the text `Signature1`. */
const signedStart = Uint8Array.of(0x84, 0x6a, 83, 105, 103, 110, 97, 116, 117, 114, 101, 49);
const emptyByteString = 0x40;

/**
 * Reads a COSE_Sign1 (RFC 9052 4.2) with its tag 18: ES256 alone, the key's name in the protected header, nothing in the
 * unprotected one, and no header that is not known here (`crit` is one). `type` is the header 16 that must stand there.
 */
export function readSign1(bytes: Uint8Array, type: string | null): SignedMessage | null {
  const cursor: CborCursor = { bytes, at: 0 };
  if (readHead(cursor, cborTypes.tag) !== tagOfSign1 || readHead(cursor, cborTypes.array) !== 4) return null;
  const protectedStart = cursor.at;
  const protectedBytes = readByteString(cursor);
  const protectedEnd = cursor.at;
  if (protectedBytes === null || readHead(cursor, cborTypes.map) !== 0) return null;
  const payloadStart = cursor.at;
  const payload = readByteString(cursor);
  const payloadEnd = cursor.at;
  const signature = payload === null ? null : readByteString(cursor);
  if (payload === null || signature?.length !== 64 || cursor.at !== bytes.length) return null;
  const kid = kidOf(protectedBytes, type);
  if (kid === null) return null;
  const signed = signedOver(
    bytes.subarray(protectedStart, protectedEnd),
    bytes.subarray(payloadStart, payloadEnd),
  );
  return { kid, payload, signed, signature };
}

/** The bytes to be signed, of two byte strings with their heads: protected header and payload (RFC 9052 4.4). */
export function signedOver(protectedString: Uint8Array, payloadString: Uint8Array): Uint8Array {
  const signed = new Uint8Array(signedStart.length + protectedString.length + 1 + payloadString.length);
  signed.set(signedStart);
  signed.set(protectedString, signedStart.length);
  signed[signedStart.length + protectedString.length] = emptyByteString;
  signed.set(payloadString, signedStart.length + protectedString.length + 1);
  return signed;
}

function kidOf(protectedBytes: Uint8Array, type: string | null): string | null {
  const headers = readCbor(protectedBytes);
  if (!isMap(headers) || headers.size !== (type === null ? 2 : 3)) return null;
  const kid = headers.get(header.kid);
  if (headers.get(header.alg) !== es256 || !(kid instanceof Uint8Array)) return null;
  if (type !== null && headers.get(header.type) !== type) return null;
  return kid.length === 0 || kid.length > longestKid ? null : readUtf8(kid);
}

function isMap(value: unknown): value is CborMap {
  return value instanceof Map;
}
