import { randomBytes } from 'node:crypto';

/** 128 random bits in the form of a UUID, but none of them fixed: only who holds a certificate knows its id. */
export function newCertificateId(): string {
  const hex = randomBytes(16).toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
