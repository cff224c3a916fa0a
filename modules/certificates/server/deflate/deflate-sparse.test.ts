import { constants, deflateSync, inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codeLengths } from './code-lengths.ts';
import { deflateSparse } from './deflate-sparse.ts';

/** Numbers of [0, 1) that a seed repeats. */
function drawing(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

/** Packed states of so many places, that share of them suspended and one of a thousand revoked. */
function aList(places: number, suspended: number, random: () => number): Uint8Array {
  const bytes = new Uint8Array(places / 4);
  for (let idx = 0; idx < places; idx++) {
    const drawn = random();
    const status = drawn < 0.001 ? 1 : drawn < suspended ? 2 : 0;
    bytes[idx >> 2] = (bytes[idx >> 2] ?? 0) | (status << ((idx & 3) * 2));
  }
  return bytes;
}

const read = async (bytes: Uint8Array) => new Uint8Array(inflateSync(await deflateSparse(bytes)));

describe('sparse bytes in their zlib form', () => {
  test('any bytes come back as they were: runs, marks, repeats', async () => {
    const piece = fc.oneof(
      fc.nat({ max: 700 }).map((length) => new Uint8Array(length)),
      fc.uint8Array({ maxLength: 40 }),
      fc.tuple(fc.uint8Array({ minLength: 1, maxLength: 12 }), fc.nat({ max: 60 })).map(([one, times]) => {
        const repeated = new Uint8Array(one.length * times);
        for (let time = 0; time < times; time++) repeated.set(one, time * one.length);
        return repeated;
      }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 12 }), async (pieces) => {
        const bytes = new Uint8Array(Buffer.concat(pieces));
        expect(await read(bytes)).toEqual(bytes);
      }),
      { numRuns: 100 },
    );
  });

  test.each([
    ['nothing at all', new Uint8Array(0)],
    ['one byte', Uint8Array.of(7)],
    ['zeros alone', new Uint8Array(100_000)],
    ['no zero', new Uint8Array(5_000).fill(0xaa)],
    ['each byte', Uint8Array.from({ length: 70_000 }, (_, at) => at % 256)],
    ['two far apart', Uint8Array.from({ length: 40_000 }, (_, at) => (at % 39_999 === 0 ? 1 : 0))],
    [
      'as far as a copy may reach',
      Uint8Array.from({ length: 65_600 }, (_, at) => ((at % 32_768) % 9 === 4 ? at & 224 : 0)),
    ],
  ])('%s comes back as it was', async (_, bytes) => {
    expect(await read(bytes)).toEqual(bytes);
  });

  test.each([
    [0.002, 0.97],
    [0.02, 0.97],
    [0.05, 0.97],
    [0.07, 1],
  ])('a list with %f suspended comes back, and takes less than zlib can do', async (suspended, share) => {
    const bytes = aList(131_072, suspended, drawing(7));
    const written = await deflateSparse(bytes);
    expect(new Uint8Array(inflateSync(written))).toEqual(bytes);
    const { Z_DEFAULT_STRATEGY, Z_FILTERED, Z_HUFFMAN_ONLY, Z_RLE } = constants;
    const others = [Z_DEFAULT_STRATEGY, Z_FILTERED, Z_HUFFMAN_ONLY, Z_RLE].map(
      (strategy) => deflateSync(bytes, { level: 9, memLevel: 9, strategy }).length,
    );
    expect(written.length / Math.min(...others)).toBeLessThan(share);
  });

  test('a bit that is wrong in what was written does not go unseen (control)', async () => {
    const bytes = aList(32_768, 0.05, drawing(9));
    const written = await deflateSparse(bytes);
    const middle = written.length >> 1;
    written[middle] = (written[middle] ?? 0) ^ 4;
    expect(() => inflateSync(written)).toThrow();
  });
});

describe('lengths of a prefix code', () => {
  test('are complete, no longer than allowed, and shorter for what comes more often', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 1e6 }), { minLength: 2, maxLength: 30 }), (counts) => {
        fc.pre(counts.filter((count) => count > 0).length > 1);
        const lengths = codeLengths(counts, 7);
        const sum = lengths.reduce((total, length) => total + (length === 0 ? 0 : 2 ** -length), 0);
        expect(sum).toBe(1);
        expect(Math.max(...lengths)).toBeLessThanOrEqual(7);
        for (const [one, length] of lengths.entries()) expect(length > 0).toBe((counts[one] ?? 0) > 0);
      }),
    );
    const fibonacci = [1, 1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233, 377, 610, 987, 1597, 2584];
    const bits = (lengths: Uint8Array) =>
      fibonacci.reduce((sum, count, symbol) => sum + count * (lengths[symbol] ?? 0), 0);
    const [free, limited] = [codeLengths(fibonacci, 20), codeLengths(fibonacci, 15)];
    expect(Math.max(...free)).toBe(17);
    expect(Math.max(...limited)).toBeLessThanOrEqual(15);
    expect(bits(limited) / bits(free)).toBeLessThan(1.02);
  });
});
