import { crc32 } from 'node:zlib';
import { faultOf } from '#platform/server/documents/document-fault.ts';

export interface PngChunk {
  readonly type: string;
  readonly data: Uint8Array;
}

const signatureBytes = 8;
const frameBytes = 12;

/**
 * The chunks of a PNG up to its end mark, each with its sum checked; what follows the end mark is not read.
 *
 * @throws DocumentFault `document.truncated`, `document.damaged`, `document.too_complex` beyond `limit` chunks
 */
export function* chunksOf(bytes: Uint8Array, limit: number): Generator<PngChunk> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = signatureBytes;
  for (let count = 0; count < limit; count += 1) {
    if (at + frameBytes > bytes.length) throw faultOf('document.truncated');
    const length = view.getUint32(at);
    const end = at + 8 + length;
    if (end + 4 > bytes.length) throw faultOf('document.truncated');
    const type = Buffer.from(bytes.subarray(at + 4, at + 8)).toString('latin1');
    if (!/^[A-Za-z]{4}$/.test(type)) throw faultOf('document.damaged');
    if (crc32(bytes.subarray(at + 4, end)) !== view.getUint32(end)) throw faultOf('document.damaged');
    yield { type, data: bytes.subarray(at + 8, end) };
    if (type === 'IEND') return;
    at = end + 4;
  }
  throw faultOf('document.too_complex');
}

/** A chunk as bytes: length, type, data, sum. */
export function chunkBytes(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(4);
  frame.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([frame, body, sum]);
}

/** The eight bytes that a PNG begins with. */
export const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
