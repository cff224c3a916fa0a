/** How long a built list may be used, from its signing and from when it was fetched. */
export const statusListLifetime = {
  /** A list fetched in the morning serves a desk without network for its working day. */
  ttlSeconds: 12 * 3600,
  expSeconds: 24 * 3600,
  /** Built anew at the latest after this: one just fetched outlives its ttl. */
  renewSeconds: 6 * 3600,
} as const;

/** What a status list token says of itself. Instants are whole seconds since 1970. */
export interface StatusListToken {
  readonly issuer: string;
  /** The address of the list: its `sub`. */
  readonly uri: string;
  readonly issuedAt: number;
  /** The states, compressed (zlib). */
  readonly lst: Uint8Array;
}

/** Protected header 16 of the CWT (RFC 9596). */
export const statusListCwtHeaders: ReadonlyMap<number, string> = new Map([
  [16, 'application/statuslist+cwt'],
]);

/** The `typ` of the JWT. */
export const statusListJwtType = 'statuslist+jwt';

/** The claims of the CWT (IETF Token Status List 5.2). */
export function statusListCwtClaims({ issuer, uri, issuedAt, lst }: StatusListToken): Map<number, unknown> {
  return new Map<number, unknown>([
    [1, issuer],
    [2, uri],
    [4, issuedAt + statusListLifetime.expSeconds],
    [6, issuedAt],
    [65_533, new Map<string, unknown>(Object.entries({ bits: 2, lst }))],
    [65_534, statusListLifetime.ttlSeconds],
  ]);
}

/** The claims of the JWT (5.1); `lst` in base64url. */
export function statusListJwtClaims({
  issuer,
  uri,
  issuedAt,
  lst,
}: Omit<StatusListToken, 'lst'> & { readonly lst: string }) {
  return {
    ...{ iss: issuer, sub: uri, iat: issuedAt, exp: issuedAt + statusListLifetime.expSeconds },
    ...{ ttl: statusListLifetime.ttlSeconds, status_list: { bits: 2, lst } },
  };
}
