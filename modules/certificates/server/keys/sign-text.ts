import type { KeyObject } from 'node:crypto';
import { constants, deflateSync } from 'node:zlib';
import {
  type OpenedText,
  openText,
  type TextClaims,
  type TextVerifier,
  textOfDeflated,
  writeClaims,
  writeSign1,
} from '#modules/certificates/core/index.ts';
import { daysKept } from './key-queries.ts';
import type { Keyring } from './open-keyring.ts';
import { verifyEs256 } from './verify-es256.ts';

const secondsKept = daysKept * 86_400;
const tries = 20;

/**
 * Signs what a certificate or card says, in the name of the signing key's issuer, and lays it out as the text of a QR code.
 * An expiry beyond the life of the key is brought forward to it. The text never ends in a space, which copying
 * would lose.
 */
export function signText({ signing }: Keyring, claims: Omit<TextClaims, 'issuer'>): string {
  const expiresAt = Math.min(claims.expiresAt, claims.issuedAt + secondsKept);
  const message = writeSign1(signing.kid, writeClaims({ ...claims, expiresAt, issuer: signing.issuer }));
  for (let tried = 1; ; tried++) {
    const text = textOfDeflated(shortest(message.finish(signing.sign(message.signed))));
    if (!text.endsWith(' ') || tried === tries) return text;
  }
}

/** Opens a text with the keys of a keyring; whether it is valid today is for `judge`. */
export function openSignedText(keyring: Keyring, text: string): OpenedText {
  return openText(text, verifierOf(keyring));
}

/** How a keyring checks ES256, for texts and status lists alike. */
export function verifierOf({ verifying }: Keyring): TextVerifier<KeyObject, boolean> {
  return { keys: verifying, verify: verifyEs256 };
}

/** Signs a CWT: payload and further protected headers, e.g. 16 (`typ`), as the tagged COSE_Sign1. */
export function signCwt(
  { signing }: Keyring,
  payload: Uint8Array,
  headers: ReadonlyMap<number, unknown>,
): Uint8Array {
  const message = writeSign1(signing.kid, payload, headers);
  return message.finish(signing.sign(message.signed));
}

/** The same as a compact JWT by ES256. */
export function signJwt({ signing }: Keyring, payload: object, header: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${part({ ...header, alg: 'ES256', kid: signing.kid })}.${part(payload)}`;
  return `${signed}.${Buffer.from(signing.sign(Buffer.from(signed))).toString('base64url')}`;
}

/** Every strategy once: which is shortest depends on the names, and a shorter text is a coarser QR code. */
function shortest(bytes: Uint8Array): Uint8Array {
  const { Z_DEFAULT_STRATEGY, Z_FILTERED, Z_FIXED } = constants;
  const all = [Z_DEFAULT_STRATEGY, Z_FILTERED, Z_FIXED].map((strategy) =>
    deflateSync(bytes, { level: 9, strategy }),
  );
  return all.reduce((best, one) => (one.length < best.length ? one : best));
}
