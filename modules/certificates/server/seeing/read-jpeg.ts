import { type GreyPicture, lightOf } from './grey-picture.ts';

/** No look is closer than this; more dots cost time and show nothing. */
const longestSide = 4_096;
/** A camera writes ten at most; each one may draw the whole picture again. */
const mostScans = 100;

const marks = { start: 0xd8, scan: 0xda, baseline: 0xc0, progressive: 0xc2 } as const;

/** Width and height that a JPEG's frame says; null: it is none, or one that is made to be drawn for ever. */
export function jpegSize(file: Uint8Array): { width: number; height: number } | null {
  if (file[0] !== 0xff || file[1] !== marks.start) return null;
  const bytes = new DataView(file.buffer, file.byteOffset, file.byteLength);
  for (let at = 2; at + 9 < file.length; ) {
    const mark = file[at + 1] ?? 0;
    if (file[at] !== 0xff || mark === marks.scan) return null;
    if (mark >= marks.baseline && mark <= marks.progressive)
      return scansOf(file) > mostScans
        ? null
        : { width: bytes.getUint16(at + 7), height: bytes.getUint16(at + 5) };
    at += mark === 0xff ? 1 : 2 + bytes.getUint16(at + 2);
  }
  return null;
}

function scansOf(file: Uint8Array): number {
  let scans = 0;
  for (let at = file.indexOf(0xff); at >= 0 && scans <= mostScans; at = file.indexOf(0xff, at + 1))
    if (file[at + 1] === marks.scan) scans += 1;
  return scans;
}

/** Throws where the file is damaged. Which way up it is held makes no difference to a QR code. */
export async function readJpeg(file: Uint8Array): Promise<GreyPicture> {
  // Loaded when one is read: a server never does, and begins without it.
  const { JpegImage, setVerbosityLevel, VerbosityLevel } = await import(
    'pdfjs-dist/image_decoders/pdf.image_decoders.mjs'
  );
  // Its warnings would go to stdout, which holds the answer alone.
  setVerbosityLevel(VerbosityLevel.ERRORS);
  const picture = new JpegImage();
  picture.parse(file);
  const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height));
  const width = Math.max(1, Math.round(picture.width * scale));
  const height = Math.max(1, Math.round(picture.height * scale));
  const colours = picture.getData({ width, height, forceRGB: true });
  const dots = new Uint8Array(width * height);
  for (let place = 0; place < dots.length; place += 1)
    dots[place] = lightOf(
      colours[place * 3] ?? 255,
      colours[place * 3 + 1] ?? 255,
      colours[place * 3 + 2] ?? 255,
    );
  return { width, height, dots };
}
