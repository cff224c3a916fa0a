import {
  expectBytes,
  inflateZlib,
  isWhole,
  readBytes,
  readCount,
  readerOf,
  readMap,
  readSign1,
  readText,
  type SignedMessage,
  type StatusPlace,
  type TextVerifier,
  writeCbor,
} from '#modules/certificates/core/text/index.ts';

/** A status list whose signature was checked (IETF Token Status List). Instants are whole seconds since 1970. */
export interface StatusList {
  /** Its `sub`: the address that certificates name. */
  readonly uri: string;
  readonly issuedAt: number;
  readonly expiresAt: number;
  /** How long after it was fetched it may be used. */
  readonly ttlSeconds: number;
  /** Two bits an entry, the lowest bits of a byte first. */
  readonly entries: Uint8Array;
}

/** What a list says of one place: a status, and whether it is recent enough to be believed; `none`: nothing at all. */
type ListedStatus =
  | { readonly from: 'list'; readonly status: number; readonly isFresh: boolean }
  | { readonly from: 'none' };

/** Header 16 and its value, claim 65533 down to `lst`, and `bits` with its 2, as they stand in the bytes. */
const tokenType = Uint8Array.of(16, ...writeCbor('application/statuslist+cwt'));
const listStart = Uint8Array.of(...writeCbor(65_533), 0xa2, ...writeCbor('lst'));
const twoBits = Uint8Array.of(...writeCbor('bits'), 2);
const timeToLive = writeCbor(65_534);
const longestAddress = 300;
const largestToken = 2 * 1024 * 1024;
const mostEntryBytes = 1024 * 1024;
const clockSkewSeconds = 300;

/**
 * Opens the token of a status list (CWT): its type, ES256 by one of these keys over the received bytes, two bits an entry.
 * Null whatever else it is.
 */
export function openStatusList<Key>(
  token: Uint8Array,
  verifier: TextVerifier<Key, boolean>,
): StatusList | null {
  const read = readToken(token, verifier.keys);
  return read && verifier.verify(read.key, read.message.signed, read.message.signature) ? listOf(read) : null;
}

/** The same where checking a signature takes a promise, as in a browser. */
export async function openStatusListAsync<Key>(
  token: Uint8Array,
  verifier: TextVerifier<Key, Promise<boolean>>,
): Promise<StatusList | null> {
  const read = readToken(token, verifier.keys);
  if (!read) return null;
  return (await verifier.verify(read.key, read.message.signed, read.message.signature)) ? listOf(read) : null;
}

/**
 * What a list says of a place, at an instant, when it was fetched at another: a list of another address, or too short for
 * the place, says nothing; one past its end, past its time to live, or of the future is not fresh.
 */
export function statusIn(
  list: StatusList | null,
  place: StatusPlace,
  when: { readonly nowSeconds: number; readonly fetchedAtSeconds: number },
): ListedStatus {
  if (list === null || list.uri !== place.uri || place.idx >= list.entries.length * 4)
    return { from: 'none' };
  const { nowSeconds, fetchedAtSeconds } = when;
  const status = ((list.entries[Math.floor(place.idx / 4)] ?? 0) >> ((place.idx % 4) * 2)) & 3;
  const isFresh =
    nowSeconds < list.expiresAt &&
    nowSeconds < fetchedAtSeconds + list.ttlSeconds &&
    nowSeconds + clockSkewSeconds >= Math.max(list.issuedAt, fetchedAtSeconds);
  return { from: 'list', status, isFresh };
}

interface ReadToken<Key> {
  readonly key: Key;
  readonly message: SignedMessage;
  readonly claims: TokenClaims;
}

interface TokenClaims extends Omit<StatusList, 'entries'> {
  readonly issuer: string;
  readonly lst: Uint8Array;
}

function readToken<Key>(token: Uint8Array, keys: TextVerifier<Key, unknown>['keys']): ReadToken<Key> | null {
  const message = token.length > largestToken ? null : readSign1(token, tokenType);
  const key = message === null ? undefined : keys.get(message.kid);
  const claims = message === null ? null : readTokenClaims(message.payload);
  if (message === null || key === undefined || claims?.issuer !== key.issuer) return null;
  return { key: key.publicKey, message, claims };
}

/** Issuer 1, `sub` 2, expiry 4, issued 6, the list 65533 and its time to live 65534, in the one order of their keys. */
function readTokenClaims(payload: Uint8Array): TokenClaims | null {
  const reader = readerOf(payload);
  const size = readMap(reader);
  expectBytes(reader, Uint8Array.of(1));
  const issuer = readText(reader, longestAddress);
  expectBytes(reader, Uint8Array.of(2));
  const uri = readText(reader, longestAddress);
  expectBytes(reader, Uint8Array.of(4));
  const expiresAt = readCount(reader);
  expectBytes(reader, Uint8Array.of(6));
  const issuedAt = readCount(reader);
  expectBytes(reader, listStart);
  const lst = readBytes(reader);
  expectBytes(reader, twoBits);
  expectBytes(reader, timeToLive);
  const ttlSeconds = readCount(reader);
  return size === 6 && isWhole(reader) ? { issuer, uri, expiresAt, issuedAt, ttlSeconds, lst } : null;
}

function listOf({ claims }: ReadToken<unknown>): StatusList | null {
  const { uri, issuedAt, expiresAt, ttlSeconds, lst } = claims;
  const entries = inflateZlib(lst, mostEntryBytes);
  return entries === null ? null : { uri, issuedAt, expiresAt, ttlSeconds, entries };
}
