import { constants, deflateRawSync, deflateSync, inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inflateZlib } from '#modules/certificates/core/index.ts';

const strategies = [
  constants.Z_DEFAULT_STRATEGY,
  constants.Z_HUFFMAN_ONLY,
  constants.Z_RLE,
  constants.Z_FIXED,
];
const limit = 8_192;
const packed = (bytes: Uint8Array, level = 9) => new Uint8Array(deflateSync(bytes, { level }));

/** Bytes as texts have them: words that come again, and noise. */
const someBytes = fc
  .array(
    fc.oneof(fc.uint8Array({ maxLength: 80 }), fc.constantFrom('http://localhost:4510', 'JKK', '2026-10')),
    {
      maxLength: 30,
    },
  )
  .map((parts) => new Uint8Array(Buffer.concat(parts.map((part) => Buffer.from(part)))));

test('inflates whatever zlib deflates: stored, with fixed codes and with its own', () => {
  fc.assert(
    fc.property(
      someBytes,
      fc.constantFrom(...strategies),
      fc.integer({ min: 0, max: 9 }),
      (bytes, strategy, level) => {
        const deflated = new Uint8Array(deflateSync(bytes, { level, strategy }));
        expect(inflateZlib(deflated, limit)).toEqual(bytes);
      },
    ),
    { numRuns: 500 },
  );
});

test('inflates a million bytes, which takes many blocks', () => {
  const bytes = Uint8Array.from({ length: 1_000_000 }, (_, at) => (at * at * 7 + (at >> 9)) & 255);
  expect(Buffer.compare(inflateZlib(packed(bytes), 1_000_000) ?? new Uint8Array(), bytes)).toBe(0);
});

test('never says other than zlib: what zlib refuses is refused, what both read is the same', () => {
  fc.assert(
    fc.property(someBytes, fc.nat(), fc.integer({ min: 1, max: 255 }), (bytes, place, change) => {
      const broken = packed(bytes);
      const at = place % broken.length;
      broken[at] = (broken[at] ?? 0) ^ change;
      const ours = inflateZlib(broken, limit);
      if (ours !== null) expect(ours).toEqual(new Uint8Array(inflateSync(broken)));
    }),
    { numRuns: 3_000 },
  );
});

test('stops at the limit, whatever the stream would hold', () => {
  const zeros = packed(new Uint8Array(50_000_000));
  expect(zeros.length).toBeLessThan(60_000);
  expect(inflateZlib(zeros, limit)).toBeNull();
  expect(inflateZlib(packed(new Uint8Array(limit)), limit)).toHaveLength(limit);
  expect(inflateZlib(packed(new Uint8Array(limit + 1)), limit)).toBeNull();
});

const good = packed(new Uint8Array(Buffer.from('sertifikat sertifikat sertifikat')));
test.each([
  ['nothing', new Uint8Array()],
  ['a raw stream', new Uint8Array(deflateRawSync('sertifikat'))],
  ['a preset dictionary', new Uint8Array(deflateSync('sertifikat', { dictionary: Buffer.from('sertif') }))],
  ['a byte behind the end', Uint8Array.of(...good, 0)],
  ['a wrong checksum', good.with(good.length - 1, (good.at(-1) ?? 0) ^ 1)],
  ['no checksum', good.slice(0, -4)],
  ['half of it', good.slice(0, good.length / 2)],
  ['an unknown kind of block', Uint8Array.of(0x78, 0xda, 0x07, 0, 0, 0, 0, 1)],
  ['a distance before the start', Uint8Array.of(0x78, 0xda, 0x03, 0x02, 0, 0, 0, 0, 1)],
])('refuses %s', (_, bytes) => {
  expect(inflateZlib(bytes, limit)).toBeNull();
});
