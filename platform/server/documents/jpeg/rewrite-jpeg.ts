import { faultOf } from '#platform/server/documents/document-fault.ts';
import type { DocumentLimits } from '#platform/server/documents/limits.ts';
import { type RewrittenPicture, refuseHugePicture } from '#platform/server/documents/picture-size.ts';
import { isFrame, type JpegFrame, readFrame, readScan } from './jpeg-frame.ts';
import {
  adobeSegment,
  adobeTransformOf,
  isJfif,
  jfifSegment,
  orientationOf,
  orientationSegment,
} from './jpeg-marks.ts';
import { type JpegSegment, jpegMarkers, segmentBytes, segmentsOf } from './jpeg-segments.ts';
import { addHuffman, addQuantisation, type JpegTables, WrittenTables } from './jpeg-tables.ts';

/** More scans than any camera writes make a small file slow to draw. */
const mostScans = 64;

/**
 * Writes a JPEG anew from what draws it: frame, scans and the tables they call for. Of all else only three facts are kept, in
 * segments of our own: that it is JFIF, how Adobe coded its colours, how it is held. Nothing follows the end mark.
 *
 * @throws DocumentFault `document.too_many_pixels`, `document.unsupported`, `document.truncated`, `document.damaged`,
 * `document.too_complex`
 */
export function rewriteJpeg(bytes: Uint8Array, limits: DocumentLimits): RewrittenPicture {
  const rewriting = new Rewriting(limits);
  for (const segment of segmentsOf(bytes, limits.pieces)) rewriting.take(segment);
  return rewriting.end();
}

class Rewriting {
  readonly #limits: DocumentLimits;
  readonly #quantisation: JpegTables = new Map();
  readonly #huffman: JpegTables = new Map();
  readonly #tables = new WrittenTables();
  readonly #drawn = new Set<number>();
  readonly #drawing: Buffer[] = [];
  #frame: JpegFrame | null = null;
  #restart: Uint8Array | null = null;
  #jfif = false;
  #adobe: number | null = null;
  #orientation = 1;
  #scans = 0;

  constructor(limits: DocumentLimits) {
    this.#limits = limits;
  }

  take(segment: JpegSegment): void {
    const { marker, data } = segment;
    if (isFrame(marker)) this.#takeFrame(marker, data);
    else if (marker === jpegMarkers.quantisation) addQuantisation(this.#quantisation, data);
    else if (marker === jpegMarkers.huffman) addHuffman(this.#huffman, data);
    else if (marker === jpegMarkers.restart) this.#takeRestart(data);
    else if (marker === jpegMarkers.scan) this.#takeScan(segment);
    else if (marker === jpegMarkers.app0) this.#jfif ||= isJfif(data);
    else if (marker === jpegMarkers.app1)
      this.#orientation = this.#orientation === 1 ? orientationOf(data) : this.#orientation;
    else if (marker === jpegMarkers.app14) this.#adobe ??= adobeTransformOf(data);
    // Of what is left only other APPn and comments may be dropped without changing the picture.
    else if (!((marker >= 0xe0 && marker <= 0xef) || marker === 0xfe)) throw faultOf('document.unsupported');
  }

  end(): RewrittenPicture {
    const frame = this.#frame;
    if (!frame || this.#drawn.size < frame.components.size) throw faultOf('document.truncated');
    const content = Buffer.concat([
      Buffer.from([0xff, 0xd8]),
      ...(this.#jfif ? [jfifSegment()] : []),
      ...(this.#orientation > 1 ? [orientationSegment(this.#orientation)] : []),
      ...(this.#adobe === null ? [] : [adobeSegment(this.#adobe)]),
      ...this.#drawing,
      Buffer.from([0xff, jpegMarkers.end]),
    ]);
    return { content, width: frame.width, height: frame.height };
  }

  #takeFrame(marker: number, data: Uint8Array): void {
    if (this.#frame) throw faultOf('document.damaged');
    this.#frame = readFrame(marker, data);
    refuseHugePicture(this.#frame, this.#limits);
    this.#drawing.push(segmentBytes(marker, data));
  }

  #takeRestart(data: Uint8Array): void {
    if (data.length !== 2) throw faultOf('document.damaged');
    if (this.#restart && Buffer.from(data).equals(this.#restart)) return;
    this.#restart = data;
    this.#drawing.push(segmentBytes(jpegMarkers.restart, data));
  }

  #takeScan({ data, scan }: JpegSegment): void {
    const frame = this.#frame;
    if (!frame || scan.length === 0) throw faultOf('document.damaged');
    this.#scans += 1;
    if (this.#scans > mostScans) throw faultOf('document.too_complex');
    const { components, tables } = readScan(data, frame);
    for (const component of components) {
      this.#drawn.add(component);
      const number = frame.components.get(component) ?? 0;
      this.#drawing.push(...this.#tables.segmentFor('quantisation', this.#quantisation, number));
    }
    for (const number of tables)
      this.#drawing.push(...this.#tables.segmentFor('huffman', this.#huffman, number));
    this.#drawing.push(segmentBytes(jpegMarkers.scan, data), Buffer.from(scan));
  }
}
