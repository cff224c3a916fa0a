import { faultOf } from '#platform/server/documents/document-fault.ts';

export interface JpegSegment {
  readonly marker: number;
  /** Without marker and length. */
  readonly data: Uint8Array;
  /** What a scan draws, its restart marks included; empty for any other segment. */
  readonly scan: Uint8Array;
}

/** Markers of JPEG. Source: ITU-T T.81 table B.1. */
export const jpegMarkers = {
  baseline: 0xc0,
  extended: 0xc1,
  progressive: 0xc2,
  huffman: 0xc4,
  end: 0xd9,
  scan: 0xda,
  quantisation: 0xdb,
  restart: 0xdd,
  app0: 0xe0,
  app1: 0xe1,
  app14: 0xee,
} as const;

/**
 * The segments of a JPEG between its first mark and its end mark; what follows the end mark is not read.
 *
 * @throws DocumentFault `document.truncated`, `document.damaged`, `document.too_complex` beyond `limit` segments
 */
export function* segmentsOf(bytes: Uint8Array, limit: number): Generator<JpegSegment> {
  let at = 2;
  for (let count = 0; count < limit; count += 1) {
    at = markerAt(bytes, at);
    const marker = bytes[at] ?? 0;
    if (marker === jpegMarkers.end) return;
    // Marks without content belong into scans, or open a second picture.
    if (marker === 0 || marker === 1 || (marker >= 0xd0 && marker <= 0xd8)) throw faultOf('document.damaged');
    if (at + 3 > bytes.length) throw faultOf('document.truncated');
    const length = ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    const end = at + 1 + length;
    if (length < 2) throw faultOf('document.damaged');
    if (end > bytes.length) throw faultOf('document.truncated');
    const scanEnd = marker === jpegMarkers.scan ? endOfScan(bytes, end) : end;
    yield { marker, data: bytes.subarray(at + 3, end), scan: bytes.subarray(end, scanEnd) };
    at = scanEnd;
  }
  throw faultOf('document.too_complex');
}

/** Where the marker's own byte stands: after 0xff, which may be repeated. */
function markerAt(bytes: Uint8Array, start: number): number {
  if (start >= bytes.length) throw faultOf('document.truncated');
  if (bytes[start] !== 0xff) throw faultOf('document.damaged');
  let at = start + 1;
  while (bytes[at] === 0xff) at += 1;
  if (at >= bytes.length) throw faultOf('document.truncated');
  return at;
}

/** In a scan 0xff is followed by 0 (a byte of the picture) or by a restart mark; anything else ends it. */
function endOfScan(bytes: Uint8Array, start: number): number {
  let at = start;
  for (;;) {
    at = bytes.indexOf(0xff, at);
    const next = bytes[at + 1];
    if (at < 0 || next === undefined) throw faultOf('document.truncated');
    if (next !== 0 && !(next >= 0xd0 && next <= 0xd7)) return at;
    at += 2;
  }
}

/** A segment as bytes: marker, length, data. */
export function segmentBytes(marker: number, data: Uint8Array): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([head, data]);
}
