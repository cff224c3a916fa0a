import { createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { textOfDeflated } from '#modules/certificates/core/index.ts';

/** A key pair with the name and issuer it goes by. */
export interface Pair {
  readonly kid: string;
  readonly issuer: string;
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

export function aPair(kid: string, issuer: string, curve = 'P-256'): Pair {
  return { kid, issuer, ...generateKeyPairSync('ec', { namedCurve: curve }) };
}

/** CBOR by hand, so that anything can be written, right or wrong. */
export function cborHead(type: number, size: number): Buffer {
  if (size < 24) return Buffer.from([(type << 5) | size]);
  if (size < 0x100) return Buffer.from([(type << 5) | 24, size]);
  if (size < 0x1_0000) return Buffer.from([(type << 5) | 25, size >> 8, size & 255]);
  return Buffer.from([
    (type << 5) | 26,
    (size >>> 24) & 255,
    (size >> 16) & 255,
    (size >> 8) & 255,
    size & 255,
  ]);
}

export function cborBytes(bytes: Uint8Array): Buffer {
  return Buffer.concat([cborHead(2, bytes.length), bytes]);
}

export function cborText(text: string): Buffer {
  return Buffer.concat([cborHead(3, Buffer.byteLength(text)), Buffer.from(text)]);
}

/** The protected header that a certificate has. */
export function usualHeader(kid: string): Buffer {
  return Buffer.concat([Buffer.from('a2012604', 'hex'), cborBytes(Buffer.from(kid))]);
}

export interface Message {
  readonly header: Uint8Array;
  readonly payload: Uint8Array;
  readonly unprotected?: Uint8Array;
  readonly start?: Uint8Array;
}

type Signing = (signed: Buffer) => Uint8Array;

/** A COSE_Sign1 of these parts, signed as told. */
export function coseOf({ header, payload, unprotected, start }: Message, signing: Signing): Buffer {
  const [headerString, payloadString] = [cborBytes(header), cborBytes(payload)];
  const signed = Buffer.concat([
    Buffer.from('846a5369676e617475726531', 'hex'),
    headerString,
    Buffer.from('40', 'hex'),
    payloadString,
  ]);
  return Buffer.concat([
    start ?? Buffer.from('d284', 'hex'),
    headerString,
    unprotected ?? Buffer.from('a0', 'hex'),
    payloadString,
    cborBytes(signing(signed)),
  ]);
}

export function es256(key: KeyObject): Signing {
  return (signed) => sign('sha256', signed, { key, dsaEncoding: 'ieee-p1363' });
}

export function hs256(secret: Uint8Array): Signing {
  return (signed) => createHmac('sha256', secret).update(signed).digest();
}

/** Bytes as a text of a certificate. */
export function textOf(bytes: Uint8Array): string {
  return textOfDeflated(deflateSync(bytes, { level: 9 }));
}
