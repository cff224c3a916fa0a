import {
  createHash,
  createHmac,
  createSign,
  createVerify,
  type KeyObject,
  timingSafeEqual,
} from 'node:crypto';
import {
  messageToSign,
  minifyJson,
  type SignedMessage,
  tokenRequestToSign,
} from '#modules/contributions/core/index.ts';

/** What stands for a body in the text that is signed. */
export function bodyHashOf(body: Uint8Array): string {
  return createHash('sha256').update(minifyJson(body)).digest('hex');
}

/** The symmetric signature of a transaction: base64 of HMAC-SHA512 under the secret shared with the bank. */
export function signMessage(secret: string, message: SignedMessage): string {
  return createHmac('sha512', secret).update(messageToSign(message)).digest('base64');
}

/** Whether the signature is the message's, in a time that tells nothing of where they differ. */
export function isSignedBy(secret: string, message: SignedMessage, signature: string): boolean {
  const expected = Buffer.from(signMessage(secret, message));
  const given = Buffer.from(signature);
  return expected.length === given.length && timingSafeEqual(expected, given);
}

/** What a bank asks an access token with. */
export interface TokenAsked {
  readonly clientId: string;
  readonly timeStamp: string;
}

/** The asymmetric signature of a token request: base64 of SHA256withRSA by the bank's private key. */
export function signTokenRequest(privateKey: KeyObject, { clientId, timeStamp }: TokenAsked): string {
  return createSign('RSA-SHA256').update(tokenRequestToSign(clientId, timeStamp)).sign(privateKey, 'base64');
}

/** Whether the bank of this public key asked for the token. */
export function isTokenAskedBy(
  publicKey: KeyObject,
  { clientId, timeStamp }: TokenAsked,
  signature: string,
): boolean {
  return createVerify('RSA-SHA256')
    .update(tokenRequestToSign(clientId, timeStamp))
    .verify(publicKey, signature, 'base64');
}
