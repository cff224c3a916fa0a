import { encode } from 'cbor2';
import { encodeBase45 } from './base45.ts';
import {
  bytesOfUuid,
  cardKeys,
  claimKeys,
  type EmployerSubject,
  employerKeys,
  identityKeys,
  type TextClaims,
  type WorkerSubject,
} from './claims.ts';
import { signedOver } from './cose-sign1.ts';
import { textPrefix } from './open-text.ts';
import { writeUtf8 } from './utf8.ts';

/** A message that waits for its signature. */
export interface UnsignedMessage {
  /** What ES256 signs. */
  readonly signed: Uint8Array;
  /** The whole COSE_Sign1 with r and s, 64 bytes. */
  readonly finish: (signature: Uint8Array) => Uint8Array;
}

/** The claims as deterministic CBOR (RFC 8949 4.2.1). */
export function writeClaims(claims: TextClaims): Uint8Array {
  const { issuer, expiresAt, issuedAt, certificateId, status, subject } = claims;
  return writeCbor(
    new Map<number, unknown>([
      [claimKeys.issuer, issuer],
      [claimKeys.expires, expiresAt],
      [claimKeys.issued, issuedAt],
      [claimKeys.id, bytesOfUuid(certificateId)],
      [claimKeys.status, new Map([['status_list', new Map<string, unknown>(Object.entries(status))]])],
      ...(subject.kind === 'employer' ? employerClaims(subject) : workerClaims(subject)),
    ]),
  );
}

/** Any value as deterministic CBOR; bytes must be a bare Uint8Array, a Node Buffer would become a map. */
export function writeCbor(value: unknown): Uint8Array {
  return encode(value, { cde: true });
}

/** Lays out a COSE_Sign1 by ES256 with the key's name in the protected header; `headers` are further protected ones. */
export function writeSign1(
  kid: string,
  payload: Uint8Array,
  headers: ReadonlyMap<number, unknown> = new Map(),
): UnsignedMessage {
  const protectedBytes = writeCbor(new Map<number, unknown>([[1, -7], [4, writeUtf8(kid)], ...headers]));
  const [protectedString, payloadString] = [writeCbor(protectedBytes), writeCbor(payload)];
  return {
    signed: signedOver(protectedString, payloadString),
    finish: (signature) =>
      joined([
        Uint8Array.of(0xd2, 0x84),
        protectedString,
        Uint8Array.of(0xa0),
        payloadString,
        writeCbor(signature),
      ]),
  };
}

/** The text of a deflated message, as it stands in a QR code. */
export function textOfDeflated(deflated: Uint8Array): string {
  return textPrefix + encodeBase45(deflated);
}

function employerClaims(subject: EmployerSubject): [number, unknown][] {
  const ours = new Map<number, unknown>([
    [employerKeys.number, subject.number],
    [employerKeys.name, subject.name],
    [employerKeys.npp, subject.npp],
    [employerKeys.area, subject.areaCode],
    [employerKeys.programmes, subject.programmes],
    [employerKeys.workers, subject.workersReported],
    [employerKeys.paidThrough, subject.paidThrough],
    [employerKeys.registeredSince, subject.registeredSince],
  ]);
  if (subject.nib !== null) ours.set(employerKeys.nib, subject.nib);
  return [[claimKeys.ours, ours]];
}

function workerClaims(subject: WorkerSubject): [number, unknown][] {
  const identity = new Map<number, unknown>([
    [identityKeys.number, subject.number],
    [identityKeys.name, subject.name],
  ]);
  const ours = new Map<number, unknown>([
    [cardKeys.kpj, subject.kpj],
    [cardKeys.programmes, subject.programmes],
    [cardKeys.paidThrough, subject.paidThrough],
  ]);
  return [
    [claimKeys.identity, identity],
    [claimKeys.ours, ours],
  ];
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
