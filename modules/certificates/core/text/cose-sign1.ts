import {
  type CborReader,
  expectBytes,
  isWhole,
  readArray,
  readBytes,
  readerOf,
  readMap,
  readTag,
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
const longestKid = 64;
/** Header 1 is -7, ES256; then header 4, the key's name. */
const es256ThenKid = Uint8Array.of(0x01, 0x26, 0x04);
/** An array of four whose first is the text `Signature1`. */
const signedStart = Uint8Array.of(0x84, 0x6a, 83, 105, 103, 110, 97, 116, 117, 114, 101, 49);
const emptyByteString = 0x40;

/**
 * Reads a COSE_Sign1 (RFC 9052 4.2) with its tag 18: ES256 alone, the key's name in the protected header, nothing in the
 * unprotected one, and no header that is not known here (`crit` is one). `type` is the whole of header 16 as CBOR, key and
 * value, where it must stand.
 */
export function readSign1(bytes: Uint8Array, type: Uint8Array | null): SignedMessage | null {
  const reader = readerOf(bytes);
  if (readTag(reader) !== tagOfSign1 || readArray(reader) !== 4) return null;
  const protectedStart = reader.at;
  const protectedBytes = readBytes(reader);
  const protectedEnd = reader.at;
  if (readMap(reader) !== 0) return null;
  const payloadStart = reader.at;
  const payload = readBytes(reader);
  const payloadEnd = reader.at;
  const signature = readBytes(reader);
  if (!isWhole(reader) || signature.length !== 64) return null;
  const kid = kidOf(readerOf(protectedBytes), type);
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

function kidOf(header: CborReader, type: Uint8Array | null): string | null {
  if (readMap(header) !== (type === null ? 2 : 3)) return null;
  expectBytes(header, es256ThenKid);
  const kid = readBytes(header);
  if (type !== null) expectBytes(header, type);
  if (!isWhole(header) || kid.length === 0 || kid.length > longestKid) return null;
  return readUtf8(kid);
}
