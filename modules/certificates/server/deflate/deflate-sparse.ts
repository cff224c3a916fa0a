import { setImmediate } from 'node:timers/promises';
import { cheapestParse, type Prices } from './cheapest-parse.ts';
import { codeLengths } from './code-lengths.ts';
import { findRepeats, type Marks, marksOf } from './find-repeats.ts';
import { distanceSymbols, endOfBlock, literalSymbols, symbolOfLength } from './symbols.ts';
import { type BlockCode, codeFor, writeBlock } from './write-block.ts';

/** The prices of a pass are what the code of the pass before it cost; more passes win next to nothing. */
const passes = 2;
/** What no step used last time may still be worth its while. */
const priceOfUnused = 13;

/**
 * The zlib form (RFC 1950) of bytes of which most are 0 and the others stand at random. DEFLATE spends a bit at least on each symbol, so
 * few symbols must say much: the cheapest of all parses is sought, where others take the longest copy at hand. Lets others have the processor between its parts.
 */
export async function deflateSparse(bytes: Uint8Array): Promise<Uint8Array> {
  const marks = marksOf(bytes);
  const repeats = findRepeats(marks);
  await setImmediate();
  let parse = cheapestParse(marks, repeats, firstPrices(marks));
  let code = codeFor(bytes, parse);
  for (let pass = 1; pass < passes; pass++) {
    await setImmediate();
    parse = cheapestParse(marks, repeats, pricesOf(code));
    code = codeFor(bytes, parse);
  }
  const block = writeBlock(bytes, parse, code);
  const written = new Uint8Array(block.length + 6);
  // A window of 32 KiB, compressed as well as could be.
  written.set([0x78, 0xda]);
  written.set(block, 2);
  new DataView(written.buffer).setUint32(block.length + 2, adler32(bytes));
  return written;
}

function pricesOf({ literals, distances }: BlockCode): Prices {
  const priced = (length: number) => length || priceOfUnused;
  return { literals: literals.map(priced), distances: distances.map(priced) };
}

/**
 * What the best code is like, so that two passes find it: far copies, all about as long, which is as long as their texts come once among all
 * distances. Where marks are rare no byte goes by itself if it can be helped; else a zero does, for a single bit.
 */
function firstPrices({ bytes, places }: Marks): Prices {
  const isRare = places.length < bytes.length * 0.1;
  const counts = new Uint32Array(literalSymbols);
  for (const byte of bytes) counts[byte] = (counts[byte] ?? 0) + 1;
  counts[endOfBlock] = 1;
  const literals = Float64Array.from(codeLengths(counts, 15), (length) => length || priceOfUnused);
  literals[0] = isRare ? 4.5 : 1;
  literals.fill(12, endOfBlock + 1);
  for (const [length, price] of isRare ? lengthsWhenRare : lengthsElse)
    literals[symbolOfLength[length] ?? 0] = price;
  const distances = new Float64Array(distanceSymbols).fill(4);
  distances.fill(9, 0, 10);
  distances[0] = 3;
  return { literals, distances };
}

const lengthsWhenRare = [
  ...[13, 15, 35, 43].map((length) => [length, 6] as const),
  ...[17, 19, 23, 27, 31].map((length) => [length, 4] as const),
];
const lengthsElse = [
  [19, 4],
  [27, 6],
] as const;

function adler32(bytes: Uint8Array): number {
  let [low, high] = [1, 0];
  for (const byte of bytes) {
    low = (low + byte) % 65_521;
    high = (high + low) % 65_521;
  }
  return high * 65_536 + low;
}
