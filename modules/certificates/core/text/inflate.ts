/** Reads bits of a deflate stream, lowest first, and keeps what was written within its limit. */
interface Stream {
  readonly source: Uint8Array;
  /** Bytes already taken. */
  at: number;
  bits: number;
  bitCount: number;
  readonly out: Uint8Array;
  filled: number;
}

/** How many codes there are of each length, and the symbols in the order of their codes (RFC 1951 3.2.2). */
interface Codes {
  readonly counts: Uint16Array;
  readonly symbols: Uint16Array;
  /** By the next nine bits: symbol * 16 + length of its code; 0: the code is longer, or none. */
  readonly quick: Uint16Array;
}

class Malformed extends Error {}

const longestCode = 15;
const quickBits = 9;
const lengthBase = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195,
  227, 258,
];
const lengthExtra = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const distanceBase = [
  1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097,
  6145, 8193, 12289, 16385, 24577,
];
const distanceExtra = [
  0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
];
const orderOfLengths = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

const fixedLengths = Uint8Array.from({ length: 288 }, (_, symbol) =>
  symbol < 144 ? 8 : symbol < 256 ? 9 : symbol < 280 ? 7 : 8,
);
const fixedLiterals = codesOf(fixedLengths);
const fixedDistances = codesOf(new Uint8Array(32).fill(5));
const room = new Map<number, Uint8Array>();

/**
 * What a zlib stream (RFC 1950) holds, of at most `limit` bytes; null when it is malformed, longer, has a preset
 * dictionary, a wrong checksum, or anything behind its end. Work is bounded by `limit`, whatever the stream says.
 */
export function inflateZlib(source: Uint8Array, limit: number): Uint8Array | null {
  const [method = 0, flags = 0] = source;
  if (method !== 0x78 || (method * 256 + flags) % 31 !== 0 || (flags & 0x20) !== 0) return null;
  const stream: Stream = { source, at: 2, bits: 0, bitCount: 0, out: roomOf(limit), filled: 0 };
  try {
    while (!inflateBlock(stream));
  } catch (error) {
    if (error instanceof Malformed) return null;
    throw error;
  }
  const inflated = stream.out.slice(0, stream.filled);
  return endsWithChecksum(stream, inflated) ? inflated : null;
}

/** One room a limit, used again: a text that is refused leaves nothing behind to clear away. */
function roomOf(limit: number): Uint8Array {
  const known = room.get(limit);
  if (known) return known;
  const made = new Uint8Array(limit);
  room.set(limit, made);
  return made;
}

/** True after the last block. */
function inflateBlock(stream: Stream): boolean {
  const isLast = take(stream, 1) === 1;
  const kind = take(stream, 2);
  if (kind === 0) copyStored(stream);
  else if (kind === 1) inflateCodes(stream, fixedLiterals, fixedDistances);
  else if (kind === 2) inflateDynamic(stream);
  else throw new Malformed();
  return isLast;
}

function copyStored(stream: Stream): void {
  stream.bits = 0;
  stream.bitCount = 0;
  const { source, at, filled, out } = stream;
  const length = (source[at] ?? 0) + (source[at + 1] ?? 0) * 256;
  const check = (source[at + 2] ?? 0) + (source[at + 3] ?? 0) * 256;
  const end = at + 4 + length;
  if (end > source.length || check !== (length ^ 0xffff) || filled + length > out.length)
    throw new Malformed();
  out.set(source.subarray(at + 4, end), filled);
  stream.filled = filled + length;
  stream.at = end;
}

function inflateDynamic(stream: Stream): void {
  const literals = take(stream, 5) + 257;
  const distances = take(stream, 5) + 1;
  const given = take(stream, 4) + 4;
  if (literals > 286 || distances > 30) throw new Malformed();
  const lengths = new Uint8Array(literals + distances);
  const ofLengths = new Uint8Array(19);
  for (let index = 0; index < given; index++) ofLengths[orderOfLengths[index] ?? 0] = take(stream, 3);
  readLengths(stream, codesOf(ofLengths), lengths);
  if (lengths[256] === 0) throw new Malformed();
  inflateCodes(stream, codesOf(lengths.subarray(0, literals)), codesOf(lengths.subarray(literals), true));
}

/** Lengths of codes are coded themselves, with runs. */
function readLengths(stream: Stream, codes: Codes, lengths: Uint8Array): void {
  for (let index = 0; index < lengths.length; ) {
    const symbol = nextSymbol(stream, codes);
    if (symbol < 16) {
      lengths[index++] = symbol;
      continue;
    }
    if (symbol === 16 && index === 0) throw new Malformed();
    const repeated = symbol === 16 ? (lengths[index - 1] ?? 0) : 0;
    const times =
      symbol === 16 ? 3 + take(stream, 2) : symbol === 17 ? 3 + take(stream, 3) : 11 + take(stream, 7);
    if (index + times > lengths.length) throw new Malformed();
    lengths.fill(repeated, index, index + times);
    index += times;
  }
}

/** Symbols until the end of the block; what the quick table knows is written in `copyLiterals`, the rest one by one. */
function inflateCodes(stream: Stream, literals: Codes, distances: Codes): void {
  for (;;) {
    const known = copyLiterals(stream, literals.quick);
    const symbol = known === 0 ? nextSymbol(stream, literals) : known;
    if (symbol === 256) break;
    if (symbol > 256) repeat(stream, symbol - 257, distances);
    else if (stream.filled < stream.out.length) stream.out[stream.filled++] = symbol;
    else throw new Malformed();
  }
  giveBack(stream);
}

/**
 * The loop that every text goes through, in local names: writes literals, and gives the first symbol that is none; 0 when
 * the quick table does not know the next code. Bits are read ahead of need.
 */
function copyLiterals(stream: Stream, quick: Uint16Array): number {
  const { out, source } = stream;
  let { at, bits, bitCount, filled } = stream;
  let symbol = 0;
  for (;;) {
    if (bitCount < 15) {
      bits |= ((source[at] ?? 0) | ((source[at + 1] ?? 0) << 8)) << bitCount;
      const read = Math.min(2, source.length - at);
      at += read;
      bitCount += read * 8;
    }
    const entry = quick[bits & 511] ?? 0;
    const length = entry & 15;
    symbol = entry >> 4;
    if (length === 0) break;
    if (length > bitCount) throw new Malformed();
    bits >>= length;
    bitCount -= length;
    if (symbol >= 256) break;
    if (filled >= out.length) throw new Malformed();
    out[filled++] = symbol;
  }
  stream.at = at;
  stream.bits = bits;
  stream.bitCount = bitCount;
  stream.filled = filled;
  return symbol;
}

/** Copies what already came out: how much, and from how far back. */
function repeat(stream: Stream, ofLength: number, distances: Codes): void {
  const { out } = stream;
  const length = (lengthBase[ofLength] ?? fail()) + take(stream, lengthExtra[ofLength] ?? 0);
  const far = takeSymbol(stream, distances);
  const distance = (distanceBase[far] ?? fail()) + take(stream, distanceExtra[far] ?? 0);
  const start = stream.filled;
  const end = start + length;
  if (distance > start || end > out.length) throw new Malformed();
  for (let at = start; at < end; at++) out[at] = out[at - distance] ?? 0;
  stream.filled = end;
}

/** By the quick table where enough bits are at hand, else bit by bit. */
function takeSymbol(stream: Stream, codes: Codes): number {
  const entry = codes.quick[stream.bits & 511] ?? 0;
  const length = entry & 15;
  if (length === 0 || length > stream.bitCount) return nextSymbol(stream, codes);
  stream.bits >>= length;
  stream.bitCount -= length;
  return entry >> 4;
}

/** Walks one code bit by bit: a code is the sum of all shorter ones and its place among those of its length. */
function nextSymbol(stream: Stream, { counts, symbols }: Codes): number {
  let code = 0;
  let first = 0;
  let index = 0;
  for (let length = 1; length <= longestCode; length++) {
    code |= take(stream, 1);
    const count = counts[length] ?? 0;
    if (code - count < first) return symbols[index + (code - first)] ?? fail();
    index += count;
    first = (first + count) << 1;
    code <<= 1;
  }
  return fail();
}

/** Whole bytes that were read ahead belong to what comes next. */
function giveBack(stream: Stream): void {
  stream.at -= stream.bitCount >> 3;
  stream.bitCount &= 7;
  stream.bits &= (1 << stream.bitCount) - 1;
}

function take(stream: Stream, count: number): number {
  while (stream.bitCount < count) {
    if (stream.at >= stream.source.length) throw new Malformed();
    stream.bits |= (stream.source[stream.at++] ?? 0) << stream.bitCount;
    stream.bitCount += 8;
  }
  const taken = stream.bits & ((1 << count) - 1);
  stream.bits >>= count;
  stream.bitCount -= count;
  return taken;
}

/** More codes of a length than there is room for is malformed, and fewer too, unless there is a single distance. */
function codesOf(lengths: Uint8Array, mayBeOne = false): Codes {
  const counts = new Uint16Array(longestCode + 1);
  for (const length of lengths) counts[length] = (counts[length] ?? 0) + 1;
  const unused = counts[0] ?? 0;
  counts[0] = 0;
  let left = 1;
  const next = new Uint16Array(longestCode + 2);
  for (let length = 1; length <= longestCode; length++) {
    left = left * 2 - (counts[length] ?? 0);
    if (left < 0) throw new Malformed();
    next[length + 1] = (next[length] ?? 0) + (counts[length] ?? 0);
  }
  if (left > 0 && !(mayBeOne && lengths.length - unused <= 1)) throw new Malformed();
  const symbols = new Uint16Array(lengths.length - unused);
  for (let symbol = 0; symbol < lengths.length; symbol++) {
    const length = lengths[symbol] ?? 0;
    if (length > 0) {
      symbols[next[length] ?? 0] = symbol;
      next[length] = (next[length] ?? 0) + 1;
    }
  }
  return { counts, symbols, quick: quickOf(counts, symbols) };
}

/** Every nine bits that begin with a code of nine or fewer; a code stands in the stream with its first bit lowest. */
function quickOf(counts: Uint16Array, symbols: Uint16Array): Uint16Array {
  const quick = new Uint16Array(1 << quickBits);
  let code = 0;
  let index = 0;
  for (let length = 1; length <= quickBits; length++, code <<= 1)
    for (let left = counts[length] ?? 0; left > 0; left--, code++, index++) {
      let reversed = 0;
      for (let bit = 0; bit < length; bit++) reversed |= ((code >> bit) & 1) << (length - 1 - bit);
      for (let bits = reversed; bits < quick.length; bits += 1 << length)
        quick[bits] = (symbols[index] ?? 0) * 16 + length;
    }
  return quick;
}

/** Behind the last block: bits of nothing up to the byte, the Adler-32 of what came out, and no more. */
function endsWithChecksum({ source, at: start, bits }: Stream, inflated: Uint8Array): boolean {
  if (bits !== 0 || start + 4 !== source.length) return false;
  let low = 1;
  let high = 0;
  for (let index = 0; index < inflated.length; index++) {
    low += inflated[index] ?? 0;
    high += low;
    if ((index & 511) === 511) {
      low %= 65_521;
      high %= 65_521;
    }
  }
  const checksum = ((high % 65_521) * 65_536 + (low % 65_521)) >>> 0;
  const given = new DataView(source.buffer, source.byteOffset + start, 4).getUint32(0);
  return checksum === given;
}

function fail(): never {
  throw new Malformed();
}
