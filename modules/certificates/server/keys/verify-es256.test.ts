import { generateKeyPairSync, randomBytes, sign, verify } from 'node:crypto';
import { expect, test } from 'vitest';
import { verifyEs256 } from './verify-es256.ts';

const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const signatureOf = (message: Uint8Array) =>
  new Uint8Array(sign('sha256', message, { key: privateKey, dsaEncoding: 'ieee-p1363' }));

test('each signature of the key is taken, also one whose numbers are short or look negative', () => {
  const kinds = new Set<string>();
  for (let index = 0; index < 8_000 && kinds.size < 6; index += 1) {
    const message = Buffer.from(`message ${index}`);
    const signature = signatureOf(message);
    if (!verifyEs256(publicKey, message, signature))
      throw new Error(`refused: ${Buffer.from(signature).toString('hex')}`);
    for (const part of [0, 32]) {
      const first = signature[part] ?? 0;
      kinds.add(`${part} ${first === 0 ? 'short' : first > 0x7f ? 'looks negative' : 'plain'}`);
    }
  }
  expect(kinds.size).toBe(6);
});

test('what is no signature of the key is refused, as Node refuses it by its own encoding', () => {
  const message = Buffer.from('message');
  const good = signatureOf(message);
  const changed = good.map((byte, index) => (index === 40 ? byte ^ 1 : byte));
  const order = Buffer.from('ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551', 'hex');
  const zero = Buffer.alloc(32);
  const wrong = [
    ...[changed, new Uint8Array(64), new Uint8Array(64).fill(255), randomBytes(64)],
    ...[Buffer.concat([zero, good.subarray(32)]), Buffer.concat([good.subarray(0, 32), zero])],
    ...[Buffer.concat([order, good.subarray(32)]), Buffer.concat([good.subarray(0, 32), order])],
    ...[good.subarray(0, 63), Buffer.concat([good, zero]), new Uint8Array(0)],
  ];
  for (const signature of wrong) {
    expect(verifyEs256(publicKey, message, signature)).toBe(false);
    expect(verify('sha256', message, { key: publicKey, dsaEncoding: 'ieee-p1363' }, signature)).toBe(false);
  }
  expect(verifyEs256(publicKey, Buffer.from('another'), good)).toBe(false);
  expect(verifyEs256(publicKey, message, good)).toBe(true);
});
