export { decodeBase45 } from './base45.ts';
export {
  type CborReader,
  expectBytes,
  isWhole,
  readBytes,
  readCount,
  readerOf,
  readMap,
  readText,
} from './cbor-reader.ts';
export type { EmployerSubject, StatusPlace, TextClaims, WorkerSubject } from './claims.ts';
export { readSign1, type SignedMessage } from './cose-sign1.ts';
export { inflateZlib } from './inflate.ts';
export {
  type OpenedText,
  openText,
  openTextAsync,
  type TextVerifier,
  type VerifyingKey,
} from './open-text.ts';
export { textOfDeflated, writeCbor, writeClaims, writeSign1 } from './write-text.ts';
