import {
  type CborMap,
  inflateZlib,
  readCbor,
  readSign1,
  type SignedMessage,
  type StatusPlace,
  type TextVerifier,
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

const tokenType = 'application/statuslist+cwt';
const claimKeys = { issuer: 1, subject: 2, expires: 4, issued: 6, list: 65_533, ttl: 65_534 } as const;
const largestToken = 4 * 1024 * 1024;
const mostEntryBytes = 4 * 1024 * 1024;
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
  readonly claims: CborMap;
}

function readToken<Key>(token: Uint8Array, keys: TextVerifier<Key, unknown>['keys']): ReadToken<Key> | null {
  const message = token.length > largestToken ? null : readSign1(token, tokenType);
  const key = message === null ? undefined : keys.get(message.kid);
  const claims = message === null ? null : readCbor(message.payload);
  if (message === null || key === undefined || !(claims instanceof Map)) return null;
  const issuer = claims.get(claimKeys.issuer);
  return issuer === undefined || issuer === key.issuer ? { key: key.publicKey, message, claims } : null;
}

function listOf({ claims }: ReadToken<unknown>): StatusList | null {
  const uri = claims.get(claimKeys.subject);
  const expiresAt = claims.get(claimKeys.expires);
  const issuedAt = claims.get(claimKeys.issued);
  const ttlSeconds = claims.get(claimKeys.ttl);
  const list = claims.get(claimKeys.list);
  if (typeof uri !== 'string' || typeof expiresAt !== 'number' || typeof issuedAt !== 'number') return null;
  if (typeof ttlSeconds !== 'number' || !(list instanceof Map) || list.get('bits') !== 2) return null;
  const deflated = list.get('lst');
  const entries = deflated instanceof Uint8Array ? inflateZlib(deflated, mostEntryBytes) : null;
  return entries === null ? null : { uri, issuedAt, expiresAt, ttlSeconds, entries };
}
