import { type CborMap, type CborValue, readCbor } from './cbor-reader.ts';

/** What a signed text says, besides who signed it (CONTRACT 6). Instants are whole seconds since 1970. */
export interface TextClaims {
  readonly issuer: string;
  readonly issuedAt: number;
  /** The first instant at which it is no longer valid. */
  readonly expiresAt: number;
  /** 128 random bits, written as a uuid. */
  readonly certificateId: string;
  readonly status: StatusPlace;
  readonly subject: EmployerSubject | WorkerSubject;
}

/** Which entry of which status list speaks of a certificate. */
export interface StatusPlace {
  readonly idx: number;
  readonly uri: string;
}

export interface EmployerSubject {
  readonly kind: 'employer';
  readonly number: string;
  readonly name: string;
  readonly npp: string;
  readonly nib: string | null;
  /** Kemendagri code. */
  readonly areaCode: string;
  readonly programmes: readonly string[];
  readonly workersReported: number;
  /** `YYYY-MM`. */
  readonly paidThrough: string;
  /** `YYYY-MM-DD`. */
  readonly registeredSince: string;
}

/** Never a NIK, never a birth date: the desk compares the masked name with the identity card. */
export interface WorkerSubject {
  readonly kind: 'worker';
  /** The card's own number. */
  readonly number: string;
  /** Masked: `I W*** S***`. */
  readonly name: string;
  readonly kpj: string;
  readonly programmes: readonly string[];
  readonly paidThrough: string;
}

/** Keys of the claims: RFC 8392, MOSIP's 169 for an identity, 65535 for a status list, and one of our own. */
export const claimKeys = {
  issuer: 1,
  expires: 4,
  issued: 6,
  id: 7,
  identity: 169,
  status: 65_535,
  ours: -70_001,
} as const;
export const identityKeys = { number: 1, name: 4 } as const;
export const employerKeys = {
  number: 1,
  name: 2,
  npp: 3,
  nib: 4,
  area: 5,
  programmes: 6,
  workers: 7,
  paidThrough: 8,
  registeredSince: 9,
} as const;
export const cardKeys = { kpj: 1, programmes: 6, paidThrough: 8 } as const;

const longest = 300;

/** What a payload claims; null when a claim is missing, unknown, of another type or out of its bounds. */
export function readClaims(payload: Uint8Array): TextClaims | null {
  const claims = mapOf(readCbor(payload) ?? undefined);
  if (claims === null) return null;
  const issuer = textIn(claims, claimKeys.issuer);
  const expiresAt = countIn(claims, claimKeys.expires);
  const issuedAt = countIn(claims, claimKeys.issued);
  const id = claims.get(claimKeys.id);
  const status = readStatusPlace(mapOf(claims.get(claimKeys.status)));
  const identity = mapOf(claims.get(claimKeys.identity));
  const ours = mapOf(claims.get(claimKeys.ours));
  const subject = identity === null ? readEmployer(ours) : readWorker(identity, ours);
  if (claims.size !== (claims.has(claimKeys.identity) ? 7 : 6) || !(id instanceof Uint8Array)) return null;
  if (issuer === null || expiresAt === null || issuedAt === null || id.length !== 16) return null;
  if (status === null || subject === null || expiresAt <= issuedAt) return null;
  return { issuer, issuedAt, expiresAt, certificateId: uuidOf(id), status, subject };
}

/** A uuid's 16 bytes. */
export function bytesOfUuid(uuid: string): Uint8Array {
  const digits = uuid.replaceAll('-', '');
  if (!/^[0-9a-f]{32}$/.test(digits)) throw new Error('not a uuid');
  return Uint8Array.from({ length: 16 }, (_, at) => Number.parseInt(digits.slice(at * 2, at * 2 + 2), 16));
}

function readStatusPlace(status: CborMap | null): StatusPlace | null {
  const list = mapOf(status?.get('status_list'));
  if (list === null || status?.size !== 1 || list.size !== 2) return null;
  const [idx, uri] = [countIn(list, 'idx'), textIn(list, 'uri')];
  return idx === null || uri === null ? null : { idx, uri };
}

function readEmployer(ours: CborMap | null): EmployerSubject | null {
  if (ours === null) return null;
  const number = textIn(ours, employerKeys.number);
  const name = textIn(ours, employerKeys.name);
  const npp = textIn(ours, employerKeys.npp);
  const nib = textIn(ours, employerKeys.nib);
  const areaCode = textIn(ours, employerKeys.area);
  const programmes = textsIn(ours, employerKeys.programmes);
  const workersReported = countIn(ours, employerKeys.workers);
  const paidThrough = textIn(ours, employerKeys.paidThrough);
  const registeredSince = textIn(ours, employerKeys.registeredSince);
  if (number === null || name === null || npp === null || areaCode === null || programmes === null)
    return null;
  if (workersReported === null || paidThrough === null || registeredSince === null) return null;
  if (ours.size !== (nib === null ? 8 : 9) || !isMonth(paidThrough) || !isDay(registeredSince)) return null;
  return {
    ...{ kind: 'employer', number, name, npp, nib, areaCode },
    ...{ programmes, workersReported, paidThrough, registeredSince },
  };
}

function readWorker(identity: CborMap, ours: CborMap | null): WorkerSubject | null {
  if (ours === null || identity.size !== 2 || ours.size !== 3) return null;
  const number = textIn(identity, identityKeys.number);
  const name = textIn(identity, identityKeys.name);
  const kpj = textIn(ours, cardKeys.kpj);
  const programmes = textsIn(ours, cardKeys.programmes);
  const paidThrough = textIn(ours, cardKeys.paidThrough);
  if (number === null || name === null || kpj === null || programmes === null || paidThrough === null)
    return null;
  return isMonth(paidThrough) ? { kind: 'worker', number, name, kpj, programmes, paidThrough } : null;
}

function mapOf(value: CborValue | undefined): CborMap | null {
  return value instanceof Map ? value : null;
}

function textIn(map: CborMap, key: number | string): string | null {
  const value = map.get(key);
  return typeof value === 'string' && value.length > 0 && value.length <= longest ? value : null;
}

function countIn(map: CborMap, key: number | string): number | null {
  const value = map.get(key);
  return typeof value === 'number' && value >= 0 ? value : null;
}

function textsIn(map: CborMap, key: number): readonly string[] | null {
  const value = map.get(key);
  if (!Array.isArray(value) || value.length > 16) return null;
  const texts: string[] = [];
  for (const item of value) {
    if (typeof item !== 'string' || item.length === 0 || item.length > 16) return null;
    texts.push(item);
  }
  return texts;
}

function isMonth(text: string): boolean {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(text);
}

function isDay(text: string): boolean {
  return /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(text);
}

const hexPairs = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

function uuidOf(bytes: Uint8Array): string {
  let uuid = '';
  for (let at = 0; at < 16; at++)
    uuid += `${at === 4 || at === 6 || at === 8 || at === 10 ? '-' : ''}${hexPairs[bytes[at] ?? 0]}`;
  return uuid;
}
