import type { Parse } from './cheapest-parse.ts';
import { canonicalCodes, codeLengths } from './code-lengths.ts';
import {
  distanceRanges,
  distanceSymbols,
  endOfBlock,
  lengthRanges,
  literalSymbols,
  symbolOfDistance,
  symbolOfLength,
} from './symbols.ts';

/** How many bits each symbol of a block takes; 0: it never comes. */
export interface BlockCode {
  readonly literals: Uint8Array;
  readonly distances: Uint8Array;
}

const longestCode = 15;
/** Lengths of codes are themselves written in a code, and those of that in this order. */
const longestCodeOfLengths = 7;
const orderOfLengths = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15] as const;

/** The shortest code for these steps. */
export function codeFor(bytes: Uint8Array, { lengths, distances }: Parse): BlockCode {
  const literals = new Uint32Array(literalSymbols);
  const copies = new Uint32Array(distanceSymbols);
  const count = (counts: Uint32Array, symbol: number) => {
    counts[symbol] = (counts[symbol] ?? 0) + 1;
  };
  let at = 0;
  for (const [step, length] of lengths.entries()) {
    count(literals, length === 1 ? (bytes[at] ?? 0) : (symbolOfLength[length] ?? 0));
    if (length > 1) count(copies, symbolOfDistance[distances[step] ?? 0] ?? 0);
    at += length;
  }
  count(literals, endOfBlock);
  return { literals: codeLengths(literals, longestCode), distances: codeLengths(copies, longestCode) };
}

/** One block, the last of its stream. */
export function writeBlock(bytes: Uint8Array, { lengths, distances }: Parse, code: BlockCode): Uint8Array {
  const { write, finish } = openBits(bytes.length * 2 + 1_024);
  write(1, 1);
  write(2, 2);
  writeCode(write, code);
  const literal = writerOf(write, code.literals);
  const distance = writerOf(write, code.distances);
  let at = 0;
  for (const [step, length] of lengths.entries()) {
    if (length === 1) literal(bytes[at] ?? 0);
    else {
      const symbol = symbolOfLength[length] ?? 0;
      literal(symbol);
      writeExtra(write, lengthRanges[symbol - endOfBlock - 1], length);
      const far = distances[step] ?? 0;
      const copy = symbolOfDistance[far] ?? 0;
      distance(copy);
      writeExtra(write, distanceRanges[copy], far);
    }
    at += length;
  }
  literal(endOfBlock);
  return finish();
}

type Write = (value: number, bits: number) => void;

/** Bits into bytes, the lowest first. */
function openBits(mostBytes: number): { readonly write: Write; readonly finish: () => Uint8Array } {
  const written = new Uint8Array(mostBytes);
  let [at, held, free] = [0, 0, 0];
  return {
    write: (value, bits) => {
      held |= value << free;
      for (free += bits; free >= 8; free -= 8) {
        written[at++] = held & 255;
        held >>>= 8;
      }
    },
    finish: () => {
      if (free > 0) written[at++] = held & 255;
      return written.subarray(0, at);
    },
  };
}

function writerOf(write: Write, lengths: Uint8Array): (symbol: number) => void {
  const codes = canonicalCodes(lengths);
  return (symbol) => write(codes[symbol] ?? 0, lengths[symbol] ?? 0);
}

function writeExtra(write: Write, range: (typeof lengthRanges)[number] | undefined, value: number): void {
  if (range !== undefined && range.extraBits > 0) write(value - range.first, range.extraBits);
}

/** The code of a block goes before it (RFC 1951, 3.2.7). */
function writeCode(write: Write, { literals, distances }: BlockCode): void {
  const [literalCount, distanceCount] = [usedOf(literals, 257), usedOf(distances, 1)];
  const runs = runsOf([...literals.subarray(0, literalCount), ...distances.subarray(0, distanceCount)]);
  const counts = new Uint32Array(19);
  for (const { symbol } of runs) counts[symbol] = (counts[symbol] ?? 0) + 1;
  const lengths = codeLengths(counts, longestCodeOfLengths);
  const last = orderOfLengths.findLastIndex((symbol) => lengths[symbol] !== 0);
  const lengthCount = Math.max(last + 1, 4);
  write(literalCount - 257, 5);
  write(distanceCount - 1, 5);
  write(lengthCount - 4, 4);
  for (const symbol of orderOfLengths.slice(0, lengthCount)) write(lengths[symbol] ?? 0, 3);
  const length = writerOf(write, lengths);
  for (const { symbol, extra, extraBits } of runs) {
    length(symbol);
    write(extra, extraBits);
  }
}

function usedOf(lengths: Uint8Array, least: number): number {
  return Math.max(lengths.findLastIndex((length) => length > 0) + 1, least);
}

interface Run {
  readonly symbol: number;
  readonly extra: number;
  readonly extraBits: number;
}

/** Equal lengths one after another go as one: 16 repeats the last 3 to 6 times, 17 and 18 are 3 to 10 and 11 to 138 zeros. */
function runsOf(lengths: readonly number[]): Run[] {
  const runs: Run[] = [];
  for (let at = 0; at < lengths.length; ) {
    const length = lengths[at] ?? 0;
    const end = lengths.findIndex((other, place) => place > at && other !== length);
    const same = (end === -1 ? lengths.length : end) - at;
    const isRepeat = at > 0 && lengths[at - 1] === length;
    const run = runOf(length, same, isRepeat);
    runs.push(run.written);
    at += run.taken;
  }
  return runs;
}

function runOf(length: number, same: number, isRepeat: boolean): { written: Run; taken: number } {
  if (length === 0 && same >= 11) {
    const taken = Math.min(same, 138);
    return { written: { symbol: 18, extra: taken - 11, extraBits: 7 }, taken };
  }
  if (length === 0 && same >= 3)
    return { written: { symbol: 17, extra: same - 3, extraBits: 3 }, taken: same };
  if (isRepeat && same >= 3) {
    const taken = Math.min(same, 6);
    return { written: { symbol: 16, extra: taken - 3, extraBits: 2 }, taken };
  }
  return { written: { symbol: length, extra: 0, extraBits: 0 }, taken: 1 };
}
