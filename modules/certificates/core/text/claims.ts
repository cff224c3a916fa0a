import {
  type CborReader,
  expectBytes,
  hasNext,
  isWhole,
  readArray,
  readBytes,
  readCount,
  readerOf,
  readMap,
  readText,
} from './cbor-reader.ts';

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
const mostProgrammes = 16;

/** Keys as they stand in the bytes, and `{"status_list": {"idx"` and `"uri"` between their values. */
const keyBytes = {
  identity: Uint8Array.of(0x18, 0xa9),
  status: Uint8Array.of(
    0x19,
    0xff,
    0xff,
    0xa1,
    0x6b,
    ...asciiOf('status_list'),
    0xa2,
    0x63,
    ...asciiOf('idx'),
  ),
  uri: Uint8Array.of(0x63, ...asciiOf('uri')),
  ours: Uint8Array.of(0x3a, 0x00, 0x01, 0x11, 0x70),
  small: Array.from({ length: 10 }, (_, key) => Uint8Array.of(key)),
} as const;

/** What a payload claims; null when a claim is missing, unknown, twice, of another type or out of its bounds. */
export function readClaims(payload: Uint8Array): TextClaims | null {
  const reader = readerOf(payload);
  const size = readMap(reader);
  const issuer = textOf(reader, claimKeys.issuer);
  const expiresAt = countOf(reader, claimKeys.expires);
  const issuedAt = countOf(reader, claimKeys.issued);
  expectKey(reader, claimKeys.id);
  const id = readBytes(reader);
  const isWorker = hasNext(reader, keyBytes.identity);
  const identity = isWorker ? readIdentity(reader) : null;
  const status = readStatusPlace(reader);
  expectBytes(reader, keyBytes.ours);
  const subject = identity ? readCard(reader, identity) : readEmployer(reader);
  if (!isWhole(reader) || size !== (isWorker ? 7 : 6) || id.length !== 16) return null;
  if (subject === null || expiresAt <= issuedAt) return null;
  return { issuer, issuedAt, expiresAt, certificateId: uuidOf(id), status, subject };
}

/** A uuid's 16 bytes. */
export function bytesOfUuid(uuid: string): Uint8Array {
  const digits = uuid.replaceAll('-', '');
  if (!/^[0-9a-f]{32}$/.test(digits)) throw new Error('not a uuid');
  return Uint8Array.from({ length: 16 }, (_, at) => Number.parseInt(digits.slice(at * 2, at * 2 + 2), 16));
}

function readStatusPlace(reader: CborReader): StatusPlace {
  expectBytes(reader, keyBytes.status);
  const idx = readCount(reader);
  expectBytes(reader, keyBytes.uri);
  return { idx, uri: readText(reader, longest) };
}

function readEmployer(reader: CborReader): EmployerSubject | null {
  const size = readMap(reader);
  const number = textOf(reader, employerKeys.number);
  const name = textOf(reader, employerKeys.name);
  const npp = textOf(reader, employerKeys.npp);
  const nib = size === 9 ? textOf(reader, employerKeys.nib) : null;
  const areaCode = textOf(reader, employerKeys.area);
  const programmes = programmesOf(reader);
  const workersReported = countOf(reader, employerKeys.workers);
  const paidThrough = textOf(reader, employerKeys.paidThrough);
  const registeredSince = textOf(reader, employerKeys.registeredSince);
  if (size < 8 || size > 9 || !isMonth(paidThrough) || !isDay(registeredSince)) return null;
  return {
    kind: 'employer',
    number,
    name,
    npp,
    nib,
    areaCode,
    programmes,
    workersReported,
    paidThrough,
    registeredSince,
  };
}

type Identity = Pick<WorkerSubject, 'number' | 'name'>;

function readIdentity(reader: CborReader): Identity {
  expectBytes(reader, keyBytes.identity);
  if (readMap(reader) !== 2) reader.isBroken = true;
  const number = textOf(reader, identityKeys.number);
  return { number, name: textOf(reader, identityKeys.name) };
}

function readCard(reader: CborReader, { number, name }: Identity): WorkerSubject | null {
  const size = readMap(reader);
  const kpj = textOf(reader, cardKeys.kpj);
  const programmes = programmesOf(reader);
  const paidThrough = textOf(reader, cardKeys.paidThrough);
  return size === 3 && isMonth(paidThrough)
    ? { kind: 'worker', number, name, kpj, programmes, paidThrough }
    : null;
}

function expectKey(reader: CborReader, key: number): void {
  const bytes = keyBytes.small[key];
  if (bytes) expectBytes(reader, bytes);
}

function textOf(reader: CborReader, key: number): string {
  expectKey(reader, key);
  return readText(reader, longest);
}

function countOf(reader: CborReader, key: number): number {
  expectKey(reader, key);
  return readCount(reader);
}

/** Employers and cards hold their programmes under the same key. */
function programmesOf(reader: CborReader): readonly string[] {
  expectKey(reader, cardKeys.programmes);
  const size = readArray(reader);
  if (size > mostProgrammes) reader.isBroken = true;
  const programmes: string[] = [];
  for (let index = 0; index < size && !reader.isBroken; index++) programmes.push(readText(reader, 16));
  return programmes;
}

function asciiOf(text: string): number[] {
  return Array.from(text, (sign) => sign.charCodeAt(0));
}

function isMonth(text: string): boolean {
  return text.length === 7 && /^\d{4}-(0[1-9]|1[0-2])$/.test(text);
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
