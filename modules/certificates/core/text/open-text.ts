import { decodeBase45 } from './base45.ts';
import { readClaims, type TextClaims } from './claims.ts';
import { readSign1, type SignedMessage } from './cose-sign1.ts';
import { inflateZlib } from './inflate.ts';

/** What every text of a certificate begins with. */
export const textPrefix = 'SMS1:';
/** Longer texts are not looked at; a QR code holds at most 4,296 signs. */
const longestText = 4_096;
const largestMessage = 8_192;
/** The second byte of a zlib stream says how hard it was compressed: ours as hard as can be, so there is one spelling. */
const bestCompression = 0xda;

/** A published key: what it checks with, and the issuer whose texts it may sign. */
export interface VerifyingKey<Key> {
  readonly issuer: string;
  readonly publicKey: Key;
}

/** Published keys by their `kid`, and how to check an ES256 signature (r and s, 64 bytes) with one. */
export interface TextVerifier<Key, Answer> {
  readonly keys: ReadonlyMap<string, VerifyingKey<Key>>;
  readonly verify: (key: Key, signed: Uint8Array, signature: Uint8Array) => Answer;
}

/** Claims of a text that one of our keys signed; or why it is none, and then nothing of what it says. */
export type OpenedText =
  | { readonly claims: TextClaims; readonly reason: null }
  | { readonly claims: null; readonly reason: 'certificate.unreadable' | 'certificate.unknown' };

const unreadable: OpenedText = { claims: null, reason: 'certificate.unreadable' };
const unknown: OpenedText = { claims: null, reason: 'certificate.unknown' };

/**
 * Opens the text of a certificate: decodes, then checks the signature over the received bytes. A key that is not ours takes
 * as long as a signature that is wrong. Whether it is valid today is for `judge`.
 */
export function openText<Key>(text: string, verifier: TextVerifier<Key, boolean>): OpenedText {
  const read = readAll(text);
  if (read === null) return unreadable;
  const { key, isOurs } = keyFor(read, verifier.keys);
  if (key === null) return unknown;
  return answer(read, verifier.verify(key, read.message.signed, read.message.signature) && isOurs);
}

/** The same where checking a signature takes a promise, as in a browser. */
export async function openTextAsync<Key>(
  text: string,
  verifier: TextVerifier<Key, Promise<boolean>>,
): Promise<OpenedText> {
  const read = readAll(text);
  if (read === null) return unreadable;
  const { key, isOurs } = keyFor(read, verifier.keys);
  if (key === null) return unknown;
  return answer(read, (await verifier.verify(key, read.message.signed, read.message.signature)) && isOurs);
}

interface ReadText {
  readonly message: SignedMessage;
  readonly claims: TextClaims;
}

function readAll(text: string): ReadText | null {
  if (text.length > longestText || !text.startsWith(textPrefix)) return null;
  const deflated = decodeBase45(text, textPrefix.length);
  const bytes = deflated?.[1] === bestCompression ? inflateZlib(deflated, largestMessage) : null;
  const message = bytes === null ? null : readSign1(bytes, null);
  const claims = message === null ? null : readClaims(message.payload);
  return message === null || claims === null ? null : { message, claims };
}

/** An unknown key, or one of another issuer, is answered after the work of a known one. */
function keyFor<Key>(
  { message, claims }: ReadText,
  keys: ReadonlyMap<string, VerifyingKey<Key>>,
): { readonly key: Key | null; readonly isOurs: boolean } {
  const named = keys.get(message.kid);
  if (named) return { key: named.publicKey, isOurs: named.issuer === claims.issuer };
  for (const { publicKey } of keys.values()) return { key: publicKey, isOurs: false };
  return { key: null, isOurs: false };
}

function answer({ claims }: ReadText, isSigned: boolean): OpenedText {
  return isSigned ? { claims, reason: null } : unknown;
}
