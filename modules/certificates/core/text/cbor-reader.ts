import { readUtf8 } from './utf8.ts';

/**
 * Reads deterministic CBOR (RFC 8949 4.2.1) whose shape is known: each call names what must stand next, and anything else
 * breaks the reader for good. Keys are named in their one order, so that none can come twice; lengths and integers are
 * taken in their shortest form only, and none is left open. What a broken reader gives means nothing.
 */
export interface CborReader {
  readonly bytes: Uint8Array;
  at: number;
  isBroken: boolean;
}

const types = { unsigned: 0, bytes: 2, text: 3, array: 4, map: 5, tag: 6 } as const;
const nothing = new Uint8Array(0);

/** A reader at the start of these bytes. */
export function readerOf(bytes: Uint8Array): CborReader {
  return { bytes, at: 0, isBroken: false };
}

/** True when all was as it had to be, and nothing is left over. */
export function isWhole({ bytes, at, isBroken }: CborReader): boolean {
  return !isBroken && at === bytes.length;
}

/** A natural number up to 2^53. */
export function readCount(reader: CborReader): number {
  return argument(reader, types.unsigned);
}

/** A byte string, uncopied. */
export function readBytes(reader: CborReader): Uint8Array {
  const length = argument(reader, types.bytes);
  return taken(reader, length);
}

/** Text of 1 to `longest` bytes of UTF-8. */
export function readText(reader: CborReader, longest: number): string {
  const length = argument(reader, types.text);
  if (length === 0 || length > longest) reader.isBroken = true;
  const text = readUtf8(taken(reader, reader.isBroken ? 0 : length));
  if (text === null) reader.isBroken = true;
  return text ?? '';
}

/** How many items an array has. */
export function readArray(reader: CborReader): number {
  return argument(reader, types.array);
}

/** How many pairs a map has. */
export function readMap(reader: CborReader): number {
  return argument(reader, types.map);
}

/** The number of a tag. */
export function readTag(reader: CborReader): number {
  return argument(reader, types.tag);
}

/** Exactly these bytes: a key, or anything else that has one form only. */
export function expectBytes(reader: CborReader, expected: Uint8Array): void {
  if (!hasNext(reader, expected)) reader.isBroken = true;
  else reader.at += expected.length;
}

/** True when these bytes stand next; they are not taken. */
export function hasNext({ bytes, at }: CborReader, expected: Uint8Array): boolean {
  for (let index = 0; index < expected.length; index++)
    if (bytes[at + index] !== expected[index]) return false;
  return true;
}

/** The number in a head of this type, in its shortest form. */
function argument(reader: CborReader, type: number): number {
  const initial = reader.bytes[reader.at++] ?? 0xff;
  const low = initial & 31;
  if (initial >> 5 !== type) reader.isBroken = true;
  return low < 24 ? low : longArgument(reader, low);
}

function longArgument(reader: CborReader, low: number): number {
  const width = low === 24 ? 1 : low === 25 ? 2 : low === 26 ? 4 : low === 27 ? 8 : 0;
  let value = 0;
  for (let index = 0; index < width; index++) value = value * 256 + (reader.bytes[reader.at++] ?? 0);
  const least = width === 1 ? 24 : width === 2 ? 0x100 : width === 4 ? 0x1_0000 : 0x1_0000_0000;
  if (width === 0 || value < least || value > Number.MAX_SAFE_INTEGER) reader.isBroken = true;
  return value;
}

function taken(reader: CborReader, length: number): Uint8Array {
  const end = reader.at + length;
  if (end > reader.bytes.length) reader.isBroken = true;
  if (reader.isBroken) return nothing;
  const part = reader.bytes.subarray(reader.at, end);
  reader.at = end;
  return part;
}
