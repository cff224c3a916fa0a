import { crc32, deflateSync } from 'node:zlib';

/** Documents built byte by byte, plain and hostile, for the tests of what may be uploaded. */

function pngChunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

export interface PngShape {
  readonly width: number;
  readonly height: number;
  readonly bitDepth: number;
  readonly colourType: number;
  readonly interlaced: boolean;
  /** Lines with their filter bytes; grey noise where none are given. */
  readonly lines: Uint8Array;
  /** Chunks between header and picture. */
  readonly before: readonly (readonly [type: string, data: string | Uint8Array])[];
  readonly after: readonly (readonly [type: string, data: string | Uint8Array])[];
  readonly behind: string;
  /** Bytes put behind the packed lines, in the same chunk. */
  readonly slack: string;
}

/** A grey picture of 8 x 8, unless said otherwise. */
export function aPng(shape: Partial<PngShape> = {}): Buffer {
  const { width = 8, height = 8, bitDepth = 8, colourType = 0, interlaced = false } = shape;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([bitDepth, colourType, 0, 0, interlaced ? 1 : 0], 8);
  const lines = shape.lines ?? greyLines(width, height);
  const packed = Buffer.concat([deflateSync(lines), Buffer.from(shape.slack ?? '', 'latin1')]);
  const extra = (chunks: PngShape['before'] = []) =>
    chunks.map(([type, data]) =>
      pngChunk(type, typeof data === 'string' ? Buffer.from(data, 'latin1') : data),
    );
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    pngChunk('IHDR', header),
    ...extra(shape.before),
    pngChunk('IDAT', packed),
    ...extra(shape.after),
    pngChunk('IEND', new Uint8Array()),
    Buffer.from(shape.behind ?? '', 'latin1'),
  ]);
}

function greyLines(width: number, height: number): Buffer {
  const lines = Buffer.alloc((width + 1) * height);
  for (let at = 0; at < lines.length; at += 1)
    lines[at] = at % (width + 1) === 0 ? (at / (width + 1)) % 5 : at % 251;
  return lines;
}

function segment(marker: number, data: Uint8Array): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([head, data]);
}

export interface JpegShape {
  readonly width: number;
  readonly height: number;
  readonly frameMarker: number;
  readonly before: readonly (readonly [marker: number, data: string | Uint8Array])[];
  readonly scan: Uint8Array;
  readonly behind: string;
  readonly withoutEnd: boolean;
}

/** A grey picture of 8 x 8: one block whose codes say "nothing", then filling bits. */
export function aJpeg(shape: Partial<JpegShape> = {}): Buffer {
  const { width = 8, height = 8, frameMarker = 0xc0 } = shape;
  const frame = Buffer.from([8, 0, 0, 0, 0, 1, 1, 0x11, 0]);
  frame.writeUInt16BE(height, 1);
  frame.writeUInt16BE(width, 3);
  const onlyZero = (tableClass: number) => Buffer.from([tableClass << 4, 1, ...Array(15).fill(0), 0]);
  const before = (shape.before ?? []).map(([marker, data]) =>
    segment(marker, typeof data === 'string' ? Buffer.from(data, 'latin1') : data),
  );
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    ...before,
    segment(0xdb, Buffer.from([0, ...Array(64).fill(1)])),
    segment(frameMarker, frame),
    segment(0xc4, Buffer.concat([onlyZero(0), onlyZero(1)])),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    shape.scan ?? Buffer.from([0x3f]),
    Buffer.from(shape.withoutEnd ? [] : [0xff, 0xd9]),
    Buffer.from(shape.behind ?? '', 'latin1'),
  ]);
}

/** Exif as a phone writes it: how the picture is held, and where it was taken. */
export function exifSegment(orientation: number, secret: string): Buffer {
  const head = Buffer.from(
    'Exif\0\0MM\0*\0\0\0\x08\0\x02\x01\x12\0\x03\0\0\0\x01\0\0\0\0\x88\x25\0\x04\0\0\0\x01\0\0\0\x26\0\0\0\0',
    'latin1',
  );
  head.writeUInt16BE(orientation, 24);
  return Buffer.concat([head, Buffer.from(`GPS ${secret}`, 'latin1')]);
}

/** One indirect object; `stream` makes it a stream of these bytes. */
export interface PdfPart {
  readonly dict: string;
  readonly stream?: Uint8Array;
}

export interface PdfShape {
  readonly version: string;
  readonly pages: number;
  /** Put into the catalogue, into the first page, and into the trailer. */
  readonly catalogue: string;
  readonly page: string;
  readonly trailer: string;
  /** Objects after those of the pages: their numbers are `firstFreeObject(pages)` and so on. */
  readonly parts: readonly PdfPart[];
  readonly behind: string;
}

/** Number of the first object that a PDF of so many pages leaves free. */
export function firstFreeObject(pages = 1): number {
  return 3 + pages;
}

/** A PDF of one blank page with a table of places that is right. */
export function aPdf(shape: Partial<PdfShape> = {}): Buffer {
  const { version = '1.7', pages = 1, catalogue = '', page = '', trailer = '', behind = '\n' } = shape;
  const numbers = Array.from({ length: pages }, (_, index) => index + 3);
  const parts: PdfPart[] = [
    { dict: `/Type /Catalog /Pages 2 0 R ${catalogue}` },
    { dict: `/Type /Pages /Count ${pages} /Kids [${numbers.map((number) => `${number} 0 R`).join(' ')}]` },
    ...numbers.map((number) => ({
      dict: `/Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Resources << >> ${number === 3 ? page : ''}`,
    })),
    ...(shape.parts ?? []),
  ];
  const pieces: Buffer[] = [Buffer.from(`%PDF-${version}\n%\xe2\xe3\xcf\xd3\n`, 'latin1')];
  const offsets = parts.map((part, index) => {
    const offset = pieces.reduce((sum, piece) => sum + piece.length, 0);
    pieces.push(objectBytes(index + 1, part));
    return offset;
  });
  const table = pieces.reduce((sum, piece) => sum + piece.length, 0);
  const lines = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  pieces.push(
    Buffer.from(
      `xref\n0 ${parts.length + 1}\n0000000000 65535 f \n${lines}trailer\n<< /Size ${parts.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${table}\n%%EOF${behind}`,
      'latin1',
    ),
  );
  return Buffer.concat(pieces);
}

function objectBytes(number: number, { dict, stream }: PdfPart): Buffer {
  if (!stream) return Buffer.from(`${number} 0 obj\n<< ${dict} >>\nendobj\n`, 'latin1');
  const length = /\/Length/.test(dict) ? '' : `/Length ${stream.length}`;
  return Buffer.concat([
    Buffer.from(`${number} 0 obj\n<< ${dict} ${length} >>\nstream\n`, 'latin1'),
    stream,
    Buffer.from('\nendstream\nendobj\n', 'latin1'),
  ]);
}

/** An object stream that packs these objects, deflated. */
export function anObjectStream(
  objects: readonly (readonly [number: number, text: string])[],
  extra = '',
): PdfPart {
  let offset = 0;
  const heads = objects.map(([number, text]) => {
    const head = `${number} ${offset}`;
    offset += text.length + 1;
    return head;
  });
  const list = `${heads.join(' ')} `;
  const text = `${list}${objects.map(([, value]) => value).join(' ')}`;
  return {
    dict: `/Type /ObjStm /N ${objects.length} /First ${list.length} /Filter /FlateDecode ${extra}`,
    stream: deflateSync(Buffer.from(text, 'latin1')),
  };
}
