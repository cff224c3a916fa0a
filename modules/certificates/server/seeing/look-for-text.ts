import jsqr from 'jsqr';
import { type GreyPicture, mostDots } from './grey-picture.ts';
import { jpegSize, readJpeg } from './read-jpeg.ts';
import { pngSize, readPng } from './read-png.ts';

/** What a file said: a certificate's text, the text of some other code, no code at all, or that it is no picture to look at. */
export type FileFound =
  | { readonly is: 'certificate'; readonly text: string }
  | { readonly is: 'foreign' | 'nothing' | 'no_image' | 'pdf' | 'too_large' };

interface Part {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const largestFileBytes = 40 * 1024 * 1024;
const textStart = 'SMS1:';
/** Longest sides at which a picture is looked at: too large drowns the code in noise, too small loses its dots. */
const wholeSides = [1_000, 1_600, 640, 2_400] as const;
const partSide = 1_200;
/** QR codes of others on one page that are covered up to look further. */
const mostOthers = 4;

/**
 * The text of a certificate in a PNG or JPEG picture, e.g. a scan or a photograph of a print: looked for at several scales, dark on light and
 * light on dark, whole and in parts; of several QR codes the one that is ours.
 */
export async function lookForText(file: Uint8Array): Promise<FileFound> {
  if (startsWith(file, '%PDF-')) return { is: 'pdf' };
  if (file.length > largestFileBytes) return { is: 'too_large' };
  const picture = await readPicture(file);
  if (picture === null) return { is: 'no_image' };
  let foreign = false;
  for (const { part, side } of looksAt(picture)) {
    const found = lookAt(shownAt(picture, part, side));
    if (found.is === 'certificate') return found;
    foreign ||= found.is === 'foreign';
  }
  return { is: foreign ? 'foreign' : 'nothing' };
}

/** By what the file holds, whatever it is called; only one whose head says a size that can be held is decoded. */
async function readPicture(file: Uint8Array): Promise<GreyPicture | null> {
  const [asPng, asJpeg] = [pngSize(file), jpegSize(file)];
  const { width, height } = asPng ?? asJpeg ?? { width: 0, height: 0 };
  if (width * height === 0 || width * height > mostDots) return null;
  try {
    return asPng ? readPng(file) : await readJpeg(file);
  } catch {
    return null;
  }
}

function startsWith(file: Uint8Array, text: string): boolean {
  return new TextDecoder('latin1').decode(file.subarray(0, text.length)) === text;
}

function* looksAt({ width, height }: GreyPicture): Generator<{ part: Part; side: number }> {
  const longest = Math.max(width, height);
  const whole = { x: 0, y: 0, width, height };
  for (const side of new Set(wholeSides.map((one) => Math.min(one, longest * 2))))
    yield { part: whole, side };
  if (longest <= 700) return;
  for (const cuts of [2, 3])
    for (let row = 0; row < cuts * 2 - 1; row += 1)
      for (let column = 0; column < cuts * 2 - 1; column += 1)
        yield { part: partOf(whole, cuts, { row, column }), side: partSide };
}

/** Parts overlap by half, so that a code on a border lies whole in another one. */
function partOf(
  { width, height }: Part,
  cuts: number,
  { row, column }: { row: number; column: number },
): Part {
  const [wide, high] = [Math.floor(width / cuts), Math.floor(height / cuts)];
  return { x: Math.floor((column * wide) / 2), y: Math.floor((row * high) / 2), width: wide, height: high };
}

function lookAt(shown: GreyPicture): FileFound {
  const pixels = rgbaOf(shown);
  for (let others = 0; others <= mostOthers; others += 1) {
    const found = jsqr.default(pixels, shown.width, shown.height, { inversionAttempts: 'attemptBoth' });
    if (found === null) return { is: others === 0 ? 'nothing' : 'foreign' };
    if (found.data.startsWith(textStart)) return { is: 'certificate', text: found.data };
    const { topLeftCorner, topRightCorner, bottomLeftCorner, bottomRightCorner } = found.location;
    cover(pixels, shown.width, [topLeftCorner, topRightCorner, bottomLeftCorner, bottomRightCorner]);
  }
  return { is: 'foreign' };
}

/** Paints over what was read, with what lies around it. */
function cover(
  pixels: Uint8ClampedArray,
  width: number,
  corners: readonly { readonly x: number; readonly y: number }[],
): void {
  const height = pixels.length / 4 / width;
  const [left, right] = [Math.min(...corners.map(({ x }) => x)), Math.max(...corners.map(({ x }) => x))];
  const [top, bottom] = [Math.min(...corners.map(({ y }) => y)), Math.max(...corners.map(({ y }) => y))];
  const from = Math.max(0, Math.floor(left));
  const to = Math.min(width, Math.ceil(right) + 1);
  for (let y = Math.max(0, Math.floor(top)); y < Math.min(height, Math.ceil(bottom) + 1); y += 1)
    pixels.fill(255, (y * width + from) * 4, (y * width + to) * 4);
}

/** The part of a picture with its longest side so long: dots are averaged when it shrinks, repeated when it grows. */
function shownAt(picture: GreyPicture, part: Part, side: number): GreyPicture {
  const scale = Math.min(side / Math.max(part.width, part.height), 2);
  const width = Math.max(1, Math.round(part.width * scale));
  const height = Math.max(1, Math.round(part.height * scale));
  const dots = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    const rows = spanOf(y, height, part.height);
    for (let x = 0; x < width; x += 1) {
      const columns = spanOf(x, width, part.width);
      dots[y * width + x] = averageOf(picture, part, rows, columns);
    }
  }
  return { width, height, dots };
}

/** Which dots of the source make one shown dot: from, to. */
function spanOf(at: number, shown: number, source: number): readonly [number, number] {
  const from = Math.floor((at * source) / shown);
  return [from, Math.max(from + 1, Math.floor(((at + 1) * source) / shown))];
}

function averageOf(
  { width, dots }: GreyPicture,
  part: Part,
  [top, bottom]: readonly [number, number],
  [left, right]: readonly [number, number],
): number {
  let sum = 0;
  for (let y = top; y < bottom; y += 1)
    for (let x = left; x < right; x += 1) sum += dots[(part.y + y) * width + part.x + x] ?? 255;
  return sum / ((bottom - top) * (right - left));
}

function rgbaOf({ dots }: GreyPicture): Uint8ClampedArray {
  const pixels = new Uint8ClampedArray(dots.length * 4).fill(255);
  for (const [place, dot] of dots.entries()) pixels.fill(dot, place * 4, place * 4 + 3);
  return pixels;
}
