import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeBase45, encodeBase45 } from './base45.ts';

const bytesOf = (text: string) => new Uint8Array(Buffer.from(text));

/** RFC 9285 4.3 and 4.4. */
const vectors = [
  ['AB', 'BB8'],
  ['Hello!!', '%69 VD92EX0'],
  ['base-45', 'UJCLQE7W581'],
  ['ietf!', 'QED8WEX0'],
] as const;

test.each(vectors)('writes %s as the standard does, and reads it back', (clear, text) => {
  expect(encodeBase45(bytesOf(clear))).toBe(text);
  expect(decodeBase45(text)).toEqual(bytesOf(clear));
});

test('any bytes come back as they were, from any place in a text', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.string({ maxLength: 9 }), (bytes, before) => {
      expect(decodeBase45(before + encodeBase45(bytes), before.length)).toEqual(bytes);
    }),
  );
});

test('each run of bytes has one spelling: what is read is written again the same', () => {
  const signs = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';
  const texts = fc.string({ unit: fc.constantFrom(...signs), maxLength: 12 });
  fc.assert(
    fc.property(texts, (text) => {
      const bytes = decodeBase45(text);
      if (bytes !== null) expect(encodeBase45(bytes)).toBe(text);
    }),
    { numRuns: 2_000 },
  );
});

test.each([
  ['GGX', 'three signs worth more than two bytes'],
  [':::', 'the greatest three signs'],
  ['::', 'two signs worth more than a byte'],
  ['A', 'a single sign'],
  ['BB8B', 'a single sign at the end'],
  ['bb8', 'small letters'],
  ['BB\u00d8', 'a sign beyond ASCII'],
  ['BB\u2028', 'a sign far beyond'],
  ['BB8\n', 'a line end'],
])('refuses %j: %s', (text) => {
  expect(decodeBase45(text)).toBeNull();
});
