import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createDeflate, createInflate } from 'node:zlib';
import { DocumentFault, faultOf } from '#platform/server/documents/document-fault.ts';
import type { DocumentLimits } from '#platform/server/documents/limits.ts';
import { type RewrittenPicture, refuseHugePicture } from '#platform/server/documents/picture-size.ts';
import { chunkBytes, chunksOf, pngSignature } from './png-chunks.ts';
import { type PngHeader, readPngHeader } from './png-header.ts';
import { PngLines } from './png-lines.ts';

interface PngParts {
  readonly header: PngHeader;
  readonly headerData: Uint8Array;
  readonly palette: Uint8Array | null;
  readonly transparency: Uint8Array | null;
  /** The packed lines, all pieces together. */
  readonly packed: Buffer;
}

/**
 * Writes a PNG anew from its lines of pixels: they are inflated (piece by piece, counted against the header) and packed again,
 * so that no text, no place, no second picture and no byte behind the picture comes along.
 *
 * @throws DocumentFault `document.too_many_pixels`, `document.truncated`, `document.damaged`, `document.too_complex`
 */
export async function rewritePng(bytes: Uint8Array, limits: DocumentLimits): Promise<RewrittenPicture> {
  const parts = readParts(bytes, limits);
  const lines = new PngLines(parts.header);
  const repacked = await repack(parts.packed, lines);
  const colours = paletteOf(parts, lines.usedColours);
  const content = Buffer.concat([
    pngSignature,
    chunkBytes('IHDR', parts.headerData),
    ...colours,
    chunkBytes('IDAT', repacked),
    chunkBytes('IEND', new Uint8Array()),
  ]);
  return { content, width: parts.header.width, height: parts.header.height };
}

function readParts(bytes: Uint8Array, limits: DocumentLimits): PngParts {
  const chunks = chunksOf(bytes, limits.pieces);
  const first = chunks.next().value;
  if (first?.type !== 'IHDR') throw faultOf('document.damaged');
  const header = readPngHeader(first.data);
  refuseHugePicture(header, limits);
  const kept = { PLTE: [] as Uint8Array[], IDAT: [] as Uint8Array[], tRNS: [] as Uint8Array[] };
  for (const { type, data } of chunks) {
    // A capital first letter: the picture cannot be drawn without it.
    if (/^[A-Z]/.test(type) && !['PLTE', 'IDAT', 'IEND'].includes(type)) throw faultOf('document.damaged');
    if (type === 'PLTE' || type === 'IDAT' || type === 'tRNS') kept[type].push(data);
  }
  const packed = Buffer.concat(kept.IDAT);
  if (packed.length === 0) throw faultOf('document.truncated');
  const [palette = null, ...otherPalettes] = kept.PLTE;
  const [transparency = null] = kept.tRNS;
  if (otherPalettes.length > 0) throw faultOf('document.damaged');
  return { header, headerData: first.data, palette, transparency, packed };
}

async function repack(packed: Buffer, lines: PngLines): Promise<Buffer> {
  const parts: Buffer[] = [];
  try {
    await pipeline(
      Readable.from([packed]),
      createInflate(),
      async function* (inflated: AsyncIterable<Buffer>) {
        for await (const part of inflated) {
          lines.take(part);
          yield part;
        }
      },
      createDeflate(),
      async (deflated: AsyncIterable<Buffer>) => {
        for await (const part of deflated) parts.push(part);
      },
    );
  } catch (error) {
    throw faultOfPacking(error);
  }
  lines.end();
  return Buffer.concat(parts);
}

function faultOfPacking(error: unknown): unknown {
  if (error instanceof DocumentFault) return error;
  const isCut = error instanceof Error && 'code' in error && error.code === 'Z_BUF_ERROR';
  return faultOf(isCut ? 'document.truncated' : 'document.damaged');
}

/** Palette and transparency as far as they draw: a colour that no pixel has is black, a transparency that no colour has is gone. */
function paletteOf({ header, palette, transparency }: PngParts, used: ReadonlySet<number>): Buffer[] {
  if (header.colourType !== 3) {
    const samples = { 0: 2, 2: 6 }[header.colourType];
    return transparency?.length === samples && transparency ? [chunkBytes('tRNS', transparency)] : [];
  }
  const highest = Math.max(...used);
  if (!palette || palette.length % 3 !== 0 || palette.length > 768 || highest * 3 >= palette.length)
    throw faultOf('document.damaged');
  const colours = palette.slice(0, (highest + 1) * 3);
  const opacities = (transparency ?? new Uint8Array()).slice(0, highest + 1);
  for (let colour = 0; colour <= highest; colour += 1) {
    if (used.has(colour)) continue;
    colours.fill(0, colour * 3, colour * 3 + 3);
    if (colour < opacities.length) opacities[colour] = 255;
  }
  return [chunkBytes('PLTE', colours), ...(opacities.length > 0 ? [chunkBytes('tRNS', opacities)] : [])];
}
