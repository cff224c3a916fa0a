import { faultOf } from '#platform/server/documents/document-fault.ts';
import type { PictureSize } from '#platform/server/documents/picture-size.ts';
import { jpegMarkers } from './jpeg-segments.ts';
import { halves } from './jpeg-tables.ts';

export interface JpegFrame extends PictureSize {
  readonly isProgressive: boolean;
  /** Quantisation table of each component, by the component's id. */
  readonly components: ReadonlyMap<number, number>;
}

/** The Huffman tables a scan draws with (class x 16 + number), and the components it draws. */
export interface JpegScan {
  readonly components: readonly number[];
  readonly tables: readonly number[];
}

/** True for a marker that begins a frame of any kind: T.81 table B.1 gives them 0xc0 to 0xcf but for three. */
export function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

/**
 * Reads the frame's header: 8 bits a sample, baseline, extended or progressive, coded by Huffman, as cameras and phones write.
 *
 * @throws DocumentFault `document.unsupported` for the rare kinds, `document.damaged`
 */
export function readFrame(marker: number, data: Uint8Array): JpegFrame {
  const { baseline, extended, progressive } = jpegMarkers;
  if (![baseline, extended, progressive].some((known) => known === marker))
    throw faultOf('document.unsupported');
  const [precision, high = 0, low = 0, wide = 0, narrow = 0, count = 0] = data;
  const [width, height] = [(wide << 8) | narrow, (high << 8) | low];
  if (data.length < 6 || data.length !== 6 + 3 * count || width === 0 || height === 0)
    throw faultOf('document.damaged');
  if (precision !== 8 || ![1, 3, 4].includes(count)) throw faultOf('document.unsupported');
  const components = new Map<number, number>();
  for (let at = 6; at < data.length; at += 3) {
    const [across, down] = halves(data[at + 1]);
    const table = data[at + 2] ?? 0;
    if (across < 1 || across > 4 || down < 1 || down > 4 || table > 3) throw faultOf('document.damaged');
    components.set(data[at] ?? 0, table);
  }
  if (components.size !== count) throw faultOf('document.damaged');
  return { width, height, isProgressive: marker === progressive, components };
}

/**
 * Reads a scan's header. Source: T.81 B.2.3, G.1.2 (which tables a progressive scan uses).
 *
 * @throws DocumentFault `document.damaged`
 */
export function readScan(data: Uint8Array, frame: JpegFrame): JpegScan {
  const count = data[0] ?? 0;
  if (count < 1 || count > 4 || data.length !== 4 + 2 * count) throw faultOf('document.damaged');
  const [first = 0, last = 0, bits = 0] = data.subarray(1 + 2 * count);
  const isFirstPass = halves(bits)[0] === 0;
  if (last > 63 || first > last) throw faultOf('document.damaged');
  const components: number[] = [];
  const tables: number[] = [];
  for (let at = 1; at < 1 + 2 * count; at += 2) {
    const id = data[at] ?? 0;
    const [dc, ac] = halves(data[at + 1]);
    if (!frame.components.has(id) || dc > 3 || ac > 3) throw faultOf('document.damaged');
    components.push(id);
    if (first === 0 && (!frame.isProgressive || isFirstPass)) tables.push(dc);
    if (!frame.isProgressive || first > 0) tables.push(16 + ac);
  }
  return { components, tables };
}
