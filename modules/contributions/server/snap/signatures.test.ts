import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SignedMessage } from '#modules/contributions/core/index.ts';
import { bodyHashOf, isSignedBy, isTokenAskedBy, signMessage, signTokenRequest } from './signatures.ts';

const secret = 'myclientsecret';
const body = Buffer.from(
  '{"paidAmount": {"value": "16800.00", "currency": "IDR"}, "customerNo": "1000000001203158"}',
);
const message: SignedMessage = {
  method: 'POST',
  path: '/snap/v1.0/transfer-va/payment',
  accessToken: 'myaccesstoken',
  bodyHash: bodyHashOf(body),
  timeStamp: '2026-11-21T09:00:00+07:00',
};
const signature = signMessage(secret, message);

/** The text with one character put in the place of another. */
function changed(text: string, at: number, into: string): string {
  const place = at % text.length;
  return `${text.slice(0, place)}${into}${text.slice(place + 1)}`;
}

const anyChange = fc.tuple(fc.nat(500), fc.constantFrom(...'0123456789abcxyzABC:/|+-'));

describe('the signature of a message', () => {
  test('is the check value that banks are given', () => {
    expect(
      signMessage(secret, {
        method: 'POST',
        path: '/v1.0/qr/qr-mpm-generate',
        accessToken: 'myaccesstoken',
        bodyHash: '01463f60dbb6ca538581579dd95b31c8ba9fc6600eca750e4d8460ca4e402111',
        timeStamp: '2026-11-21T09:00:00+07:00',
      }),
    ).toBe('8KvIs671qac5G91tKK676Mv8rXvJGrk+mrFxnGEqDlnGoOLvq9sUjhseVz62cgnWsgYnBoU7v/ZHLRCwinxyqw==');
  });

  test('holds for the message it was made of', () => {
    expect(isSignedBy(secret, message, signature)).toBe(true);
  });

  test('does not hold for another secret, method, path, token or time', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('method', 'path', 'accessToken', 'timeStamp'),
        anyChange,
        (part, [at, into]) => {
          const other = changed(message[part], at, into);
          fc.pre(other !== message[part]);
          expect(isSignedBy(secret, { ...message, [part]: other }, signature)).toBe(false);
        },
      ),
    );
    expect(isSignedBy(`${secret} `, message, signature)).toBe(false);
  });

  test('does not hold once any byte of the body differs, white space between tokens aside', () => {
    fc.assert(
      fc.property(fc.nat(body.length - 1), fc.integer({ min: 33, max: 255 }), (at, byte) => {
        const other = Buffer.from(body);
        other[at] = byte;
        fc.pre(!other.equals(body));
        expect(isSignedBy(secret, { ...message, bodyHash: bodyHashOf(other) }, signature)).toBe(false);
      }),
    );
    const spread = Buffer.from(body.toString().replaceAll(', ', ' ,\r\n\t'));
    expect(isSignedBy(secret, { ...message, bodyHash: bodyHashOf(spread) }, signature)).toBe(true);
  });

  test('is no other text, whatever its length', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 120 }), (other) => {
        expect(isSignedBy(secret, message, other)).toBe(false);
      }),
    );
    expect(isSignedBy(secret, message, `${signature}=`)).toBe(false);
  });
});

describe('the signature of a token request', () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const other = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const asked = { clientId: 'BANK-SIMULATOR', timeStamp: '2026-11-21T09:00:00+07:00' };
  const signed = signTokenRequest(privateKey, asked);

  test('holds for the bank that made it, and for no other', () => {
    expect(isTokenAskedBy(publicKey, asked, signed)).toBe(true);
    expect(isTokenAskedBy(other.publicKey, asked, signed)).toBe(false);
    expect(isTokenAskedBy(publicKey, asked, signTokenRequest(other.privateKey, asked))).toBe(false);
  });

  test('does not hold for another client or time', () => {
    fc.assert(
      fc.property(fc.constantFrom('clientId', 'timeStamp'), anyChange, (part, [at, into]) => {
        const changedText = changed(asked[part], at, into);
        fc.pre(changedText !== asked[part]);
        expect(isTokenAskedBy(publicKey, { ...asked, [part]: changedText }, signed)).toBe(false);
      }),
    );
  });

  test('is no text that is not base64 of a signature', () => {
    for (const wrong of ['', 'x', '====', 'AAAA', '\0', signed.slice(4)])
      expect(isTokenAskedBy(publicKey, asked, wrong)).toBe(false);
  });
});
