import { generateKeyPairSync, type KeyObject, randomUUID, sign } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { PNG } from 'pngjs';
import QRCode from 'qrcode';
import {
  type EmployerSubject,
  type TextClaims,
  textOfDeflated,
  type WorkerSubject,
  writeCbor,
  writeClaims,
  writeSign1,
} from '#modules/certificates/core/index.ts';

/** A key of a test, as it would be published, and what it signs with. */
export interface TestKey {
  readonly kid: string;
  readonly issuer: string;
  readonly privateKey: KeyObject;
  readonly jwk: Readonly<Record<string, unknown>>;
}

export function aTestKey(kid: string, issuer: string): TestKey {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const jwk = { ...publicKey.export({ format: 'jwk' }), kid, alg: 'ES256', use: 'sig', iss: issuer };
  return { kid, issuer, privateKey, jwk };
}

export const anEmployerSubject: EmployerSubject = {
  kind: 'employer',
  number: 'SKP-51.71-2026-000123',
  name: 'PT Segara Biru Nusantara Sejahtera',
  npp: '51710012345',
  nib: '0220101234567',
  areaCode: '51.71.04',
  programmes: ['JKK', 'JKM', 'JHT', 'JP'],
  workersReported: 1_248,
  paidThrough: '2026-10',
  registeredSince: '2019-03-04',
};

export const aCardSubject: WorkerSubject = {
  kind: 'worker',
  number: 'KP-000451',
  name: 'I W*** S***',
  kpj: '26051234567',
  programmes: ['JKK', 'JKM'],
  paidThrough: '2026-11',
};

const daySeconds = 86_400;

/** A signed text: valid for a month, at place 5 of list 1, unless said otherwise. */
export function aSignedText(key: TestKey, changed: Partial<TextClaims> = {}): string {
  const now = Math.floor(Date.now() / 1_000);
  const claims = writeClaims({
    issuer: key.issuer,
    issuedAt: now - daySeconds,
    expiresAt: now + 30 * daySeconds,
    certificateId: randomUUID(),
    status: { idx: 5, uri: `${key.issuer}/status-lists/1` },
    subject: anEmployerSubject,
    ...changed,
  });
  return textOfDeflated(deflateSync(signed(key, claims), { level: 9 }));
}

interface TestList {
  readonly uri: string;
  readonly issuedAt: number;
  readonly ttlSeconds?: number;
  /** Status by place; 0 everywhere else. */
  readonly statuses?: ReadonlyMap<number, number>;
}

/** The token of a status list of 1,000 places (CWT). */
export function aStatusList(key: TestKey, { uri, issuedAt, ttlSeconds = 43_200, statuses }: TestList) {
  const bits = new Uint8Array(250);
  for (const [place, status] of statuses ?? [])
    bits[place >> 2] = (bits[place >> 2] ?? 0) | (status << ((place & 3) * 2));
  const claims = writeCbor(
    new Map<number, unknown>([
      [1, key.issuer],
      [2, uri],
      [4, issuedAt + 2 * ttlSeconds],
      [6, issuedAt],
      [
        65_533,
        new Map<string, unknown>([
          ['bits', 2],
          ['lst', new Uint8Array(deflateSync(bits))],
        ]),
      ],
      [65_534, ttlSeconds],
    ]),
  );
  return signed(key, claims, new Map([[16, 'application/statuslist+cwt']]));
}

/** A QR code as a picture with `margin` white dots around it; `dot` pixels a module. */
export async function aQrPicture(text: string, { dot = 4, margin = 4 } = {}): Promise<Buffer> {
  return QRCode.toBuffer(text, { errorCorrectionLevel: 'M', scale: dot, margin });
}

/** A sheet of paper, scanned: the code stands small on it, below lines of writing. */
export async function aScannedSheet(text: string): Promise<Buffer> {
  const code = PNG.sync.read(await aQrPicture(text, { dot: 3 }));
  const sheet = new PNG({ width: 1_240, height: 1_754 });
  sheet.data.fill(250);
  for (let line = 0; line < 30; line += 1)
    for (let x = 120; x < 1_100; x += 1)
      if ((x + line * 37) % 23 < 14)
        sheet.data.fill(40, dotAt(x, 150 + line * 28), dotAt(x, 150 + line * 28) + 3);
  PNG.bitblt(code, sheet, 0, 0, code.width, code.height, 150, 1_150);
  return PNG.sync.write(sheet);
}

function dotAt(x: number, y: number): number {
  return (y * 1_240 + x) * 4;
}

function signed(key: TestKey, payload: Uint8Array, headers?: ReadonlyMap<number, unknown>): Uint8Array {
  const message = writeSign1(key.kid, payload, headers);
  return message.finish(
    new Uint8Array(sign('sha256', message.signed, { key: key.privateKey, dsaEncoding: 'ieee-p1363' })),
  );
}
