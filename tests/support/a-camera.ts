import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { aQrPicture } from './a-signed-text.ts';

const side = 720;

/** A film for Chromium's camera that shows one QR code and nothing else (YUV4MPEG2); the path of its file. */
export async function aFilmOf(text: string): Promise<string> {
  const code = PNG.sync.read(await aQrPicture(text, { dot: 5 }));
  const start = Math.floor((side - code.width) / 2);
  if (start < 0) throw new Error(`the code needs ${code.width} dots, the film has ${side}`);
  const light = Buffer.alloc(side * side, 235);
  for (let y = 0; y < code.height; y += 1)
    for (let x = 0; x < code.width; x += 1)
      if ((code.data[(y * code.width + x) * 4] ?? 255) < 128) light[(y + start) * side + x + start] = 16;
  const frame = Buffer.concat([Buffer.from('FRAME\n'), light, Buffer.alloc((side * side) / 2, 128)]);
  const file = join(mkdtempSync(join(tmpdir(), 'semesta-film-')), 'code.y4m');
  const head = `YUV4MPEG2 W${side} H${side} F10:1 Ip A1:1 C420jpeg\n`;
  writeFileSync(file, Buffer.concat([Buffer.from(head), frame, frame]));
  return file;
}
