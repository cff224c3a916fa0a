/** What a bank signs of one message. */
export interface SignedMessage {
  readonly method: string;
  /** As it was called, the query included: `/snap/v1.0/transfer-va/inquiry`. */
  readonly path: string;
  readonly accessToken: string;
  /** SHA-256 of the minified body in lower-case hexadecimal digits; of no bytes when there is no body. */
  readonly bodyHash: string;
  /** The header X-TIMESTAMP, byte for byte. */
  readonly timeStamp: string;
}

/** What HMAC-SHA512 is taken of, symmetric signature of a transaction. Source: SNAP, security standard, transaction header. */
export function messageToSign({ method, path, accessToken, bodyHash, timeStamp }: SignedMessage): string {
  return `${method}:${path}:${accessToken}:${bodyHash}:${timeStamp}`;
}

/** What SHA256withRSA is taken of when a bank asks for an access token. Source: SNAP, security standard, token header. */
export function tokenRequestToSign(clientId: string, timeStamp: string): string {
  return `${clientId}|${timeStamp}`;
}
