import { faultOf } from '#platform/server/documents/document-fault.ts';
import type { PictureSize } from '#platform/server/documents/picture-size.ts';

export interface PngHeader extends PictureSize {
  readonly bitsPerPixel: number;
  readonly bitDepth: number;
  readonly colourType: number;
  readonly isInterlaced: boolean;
}

/** One of the passes a picture is written in: an interlaced one has seven, any other one. */
export interface PngPass {
  /** Without the byte before each line that names its filter. */
  readonly lineBytes: number;
  readonly lines: number;
  readonly width: number;
}

/** Samples of a pixel and the bit depths allowed, by colour type. Source: PNG (ISO/IEC 15948) 11.2.2. */
const colours: Readonly<Record<number, { readonly samples: number; readonly depths: readonly number[] }>> = {
  0: { samples: 1, depths: [1, 2, 4, 8, 16] },
  2: { samples: 3, depths: [8, 16] },
  3: { samples: 1, depths: [1, 2, 4, 8] },
  4: { samples: 2, depths: [8, 16] },
  6: { samples: 4, depths: [8, 16] },
};

/** Where each interlaced pass begins and how far it steps. Source: PNG 8.2 (Adam7). */
const interlacedPasses = [
  { x: 0, y: 0, stepX: 8, stepY: 8 },
  { x: 4, y: 0, stepX: 8, stepY: 8 },
  { x: 0, y: 4, stepX: 4, stepY: 8 },
  { x: 2, y: 0, stepX: 4, stepY: 4 },
  { x: 0, y: 2, stepX: 2, stepY: 4 },
  { x: 1, y: 0, stepX: 2, stepY: 2 },
  { x: 0, y: 1, stepX: 1, stepY: 2 },
] as const;

/**
 * Reads the header chunk.
 *
 * @throws DocumentFault `document.damaged`
 */
export function readPngHeader(data: Uint8Array): PngHeader {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  if (data.length !== 13) throw faultOf('document.damaged');
  const [width, height] = [view.getUint32(0), view.getUint32(4)];
  const [bitDepth = 0, colourType = 0, packing, filter, interlace = 0] = data.subarray(8);
  const colour = colours[colourType];
  if (width === 0 || height === 0 || !colour?.depths.includes(bitDepth)) throw faultOf('document.damaged');
  if (packing !== 0 || filter !== 0 || interlace > 1) throw faultOf('document.damaged');
  const bitsPerPixel = colour.samples * bitDepth;
  return { width, height, bitDepth, colourType, bitsPerPixel, isInterlaced: interlace === 1 };
}

/** The passes in which the lines stand in the file; a pass without pixels has no lines. */
export function passesOf({ width, height, bitsPerPixel, isInterlaced }: PngHeader): PngPass[] {
  const passOf = (passWidth: number, lines: number): PngPass => ({
    lineBytes: Math.ceil((passWidth * bitsPerPixel) / 8),
    lines,
    width: passWidth,
  });
  if (!isInterlaced) return [passOf(width, height)];
  return interlacedPasses
    .map(({ x, y, stepX, stepY }) => passOf(Math.ceil((width - x) / stepX), Math.ceil((height - y) / stepY)))
    .filter((pass) => pass.width > 0 && pass.lines > 0);
}
