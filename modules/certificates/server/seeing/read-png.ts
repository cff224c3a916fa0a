import { PNG } from 'pngjs';
import { type GreyPicture, lightOf } from './grey-picture.ts';

/** Width and height that a PNG's head says; null: it is none. */
export function pngSize(file: Uint8Array): { width: number; height: number } | null {
  if (file.length < 33) return null;
  const head = new DataView(file.buffer, file.byteOffset, file.byteLength);
  if (head.getUint32(0) !== 0x89504e47 || head.getUint32(12) !== 0x49484452) return null;
  return { width: head.getUint32(16), height: head.getUint32(20) };
}

/** Throws where the file is damaged; what is transparent is paper. */
export function readPng(file: Uint8Array): GreyPicture {
  const { width, height, data } = PNG.sync.read(Buffer.from(file));
  const dots = new Uint8Array(width * height);
  for (let place = 0; place < dots.length; place += 1) {
    const at = place * 4;
    const [red = 0, green = 0, blue = 0, alpha = 255] = [data[at], data[at + 1], data[at + 2], data[at + 3]];
    dots[place] = lightOf(red, green, blue) * (alpha / 255) + 255 - alpha;
  }
  return { width, height, dots };
}
