import { readUtf8 } from './utf8.ts';

/** What certificates and status lists are made of: no floats, no tags, no true, false or null. */
export type CborValue = number | string | Uint8Array | readonly CborValue[] | CborMap;
export type CborMap = ReadonlyMap<number | string, CborValue>;

/** Where a reader stands in the bytes it was given. */
export interface CborCursor {
  readonly bytes: Uint8Array;
  at: number;
}

class Malformed extends Error {}

const deepest = 6;

/** Major types (RFC 8949 3.1). */
export const cborTypes = { unsigned: 0, negative: 1, bytes: 2, text: 3, array: 4, map: 5, tag: 6 } as const;

/**
 * Reads one whole CBOR item that is deterministically encoded (RFC 8949 4.2.1); null otherwise: a length not given or longer
 * than the shortest, keys twice or out of order, more than 6 levels, floats, tags, integers beyond 2^53, or bytes behind it.
 */
export function readCbor(bytes: Uint8Array): CborValue | null {
  const cursor: CborCursor = { bytes, at: 0 };
  const value = orNull(() => readItem(cursor, 1));
  return value !== null && cursor.at === bytes.length ? value : null;
}

/** The argument of the next head when it is of this type, shortest form only; null otherwise. */
export function readHead(cursor: CborCursor, type: number): number | null {
  const initial = cursor.bytes[cursor.at];
  if (initial === undefined || initial >> 5 !== type) return null;
  return orNull(() => argument(cursor));
}

/** The next byte string, uncopied; null when it is none or is not whole. */
export function readByteString(cursor: CborCursor): Uint8Array | null {
  const length = readHead(cursor, cborTypes.bytes);
  if (length === null || length > cursor.bytes.length - cursor.at) return null;
  const start = cursor.at;
  cursor.at += length;
  return cursor.bytes.subarray(start, cursor.at);
}

function orNull<Value>(read: () => Value): Value | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof Malformed) return null;
    throw error;
  }
}

function readItem(cursor: CborCursor, depth: number): CborValue {
  if (depth > deepest) throw new Malformed();
  const type = (cursor.bytes[cursor.at] ?? 0xff) >> 5;
  if (type > cborTypes.map) throw new Malformed();
  const size = argument(cursor);
  switch (type) {
    case cborTypes.unsigned:
      return size;
    case cborTypes.negative:
      return -1 - size;
    case cborTypes.bytes:
      return taken(cursor, size);
    case cborTypes.text:
      return readUtf8(taken(cursor, size)) ?? fail();
    case cborTypes.array:
      return readArray(cursor, size, depth);
    default:
      return readMap(cursor, size, depth);
  }
}

function readArray(cursor: CborCursor, size: number, depth: number): CborValue[] {
  if (size > cursor.bytes.length - cursor.at) throw new Malformed();
  const items: CborValue[] = [];
  for (let index = 0; index < size; index++) items.push(readItem(cursor, depth + 1));
  return items;
}

/** Keys must rise in the order of their bytes: twice the same key cannot. */
function readMap(cursor: CborCursor, size: number, depth: number): CborMap {
  if (size * 2 > cursor.bytes.length - cursor.at) throw new Malformed();
  const map = new Map<number | string, CborValue>();
  let [lastStart, lastEnd] = [cursor.at, cursor.at];
  for (let index = 0; index < size; index++) {
    const start = cursor.at;
    const key = readItem(cursor, depth + 1);
    if (typeof key !== 'number' && typeof key !== 'string') throw new Malformed();
    if (index > 0 && !rises(cursor.bytes, [lastStart, lastEnd], [start, cursor.at])) throw new Malformed();
    [lastStart, lastEnd] = [start, cursor.at];
    map.set(key, readItem(cursor, depth + 1));
  }
  return map;
}

function rises(bytes: Uint8Array, one: readonly [number, number], other: readonly [number, number]): boolean {
  const length = Math.min(one[1] - one[0], other[1] - other[0]);
  for (let index = 0; index < length; index++) {
    const difference = (bytes[other[0] + index] ?? 0) - (bytes[one[0] + index] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return other[1] - other[0] > one[1] - one[0];
}

function taken(cursor: CborCursor, length: number): Uint8Array {
  if (length > cursor.bytes.length - cursor.at) throw new Malformed();
  cursor.at += length;
  return cursor.bytes.subarray(cursor.at - length, cursor.at);
}

/** The number in a head; its shortest form only, never an open length. */
function argument(cursor: CborCursor): number {
  const low = (cursor.bytes[cursor.at++] ?? fail()) & 31;
  if (low < 24) return low;
  const width = low === 24 ? 1 : low === 25 ? 2 : low === 26 ? 4 : low === 27 ? 8 : fail();
  let value = 0;
  for (const byte of taken(cursor, width)) value = value * 256 + byte;
  const least = width === 1 ? 24 : width === 2 ? 0x100 : width === 4 ? 0x1_0000 : 0x1_0000_0000;
  if (value < least || value > Number.MAX_SAFE_INTEGER) throw new Malformed();
  return value;
}

function fail(): never {
  throw new Malformed();
}
