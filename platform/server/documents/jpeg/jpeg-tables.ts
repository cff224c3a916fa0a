import { faultOf } from '#platform/server/documents/document-fault.ts';
import { jpegMarkers, segmentBytes } from './jpeg-segments.ts';

/** Tables by the number they are called by; each with its own first byte, as it stands in the file. */
export type JpegTables = Map<number, Uint8Array>;

/**
 * Adds the quantisation tables of a segment. Source: T.81 B.2.4.1.
 *
 * @throws DocumentFault `document.damaged`
 */
export function addQuantisation(tables: JpegTables, data: Uint8Array): void {
  for (let at = 0; at < data.length; ) {
    const [precision, number] = halves(data[at]);
    const end = at + 1 + 64 * (precision + 1);
    if (precision > 1 || number > 3 || end > data.length) throw faultOf('document.damaged');
    tables.set(number, data.subarray(at, end));
    at = end;
  }
}

/**
 * Adds the Huffman tables of a segment, called by class (0 DC, 1 AC) x 16 + number. Source: T.81 B.2.4.2.
 *
 * @throws DocumentFault `document.damaged`
 */
export function addHuffman(tables: JpegTables, data: Uint8Array): void {
  for (let at = 0; at < data.length; ) {
    const [tableClass, number] = halves(data[at]);
    const counts = data.subarray(at + 1, at + 17);
    const symbols = counts.reduce((sum, count) => sum + count, 0);
    const end = at + 17 + symbols;
    if (tableClass > 1 || number > 3 || symbols > 256 || counts.length < 16 || end > data.length)
      throw faultOf('document.damaged');
    tables.set(tableClass * 16 + number, data.subarray(at, end));
    at = end;
  }
}

/** The two halves of a byte. */
export function halves(byte: number | undefined): [number, number] {
  return [(byte ?? 0) >> 4, (byte ?? 0) & 15];
}

/** Writes each table that the picture draws with, once and again when it changes; any other stays behind. */
export class WrittenTables {
  readonly #written = new Map<string, Uint8Array>();

  /** @throws DocumentFault `document.damaged` where a table that is called for is missing */
  segmentFor(marker: 'quantisation' | 'huffman', tables: JpegTables, number: number): Buffer[] {
    const table = tables.get(number);
    if (!table) throw faultOf('document.damaged');
    const key = `${marker} ${number}`;
    if (this.#written.get(key) === table) return [];
    this.#written.set(key, table);
    return [segmentBytes(jpegMarkers[marker], table)];
  }
}
