import { createCanvas, loadImage } from '@napi-rs/canvas';
import { PNG } from 'pngjs';
import { create } from 'qrcode';
import { expect, test } from 'vitest';
import { lookForText } from './look-for-text.ts';

const text = `SMS1:${'6BFOXN*TS0BI$ZD4N9:9S6RCVN5+O30K3/XIV0W23NTDE'.repeat(8)}`;

interface Drawn {
  readonly dot: number;
  readonly x: number;
  readonly y: number;
  readonly isLight?: boolean;
}

function paper(width: number, height: number, shade = 255): PNG {
  const png = new PNG({ width, height });
  png.data.fill(255);
  for (let at = 0; at < png.data.length; at += 4) png.data.fill(shade, at, at + 3);
  return png;
}

function draw(png: PNG, content: string, { dot, x, y, isLight = false }: Drawn): PNG {
  const { modules } = create([{ data: Buffer.from(content), mode: 'byte' }], { errorCorrectionLevel: 'M' });
  for (let row = 0; row < modules.size * dot; row += 1)
    for (let column = 0; column < modules.size * dot; column += 1) {
      const isDark = modules.get(Math.floor(row / dot), Math.floor(column / dot)) === 1;
      const at = ((y + row) * png.width + x + column) * 4;
      png.data.fill(isDark === isLight ? 225 : 30, at, at + 3);
    }
  return png;
}

/** A quarter turn to the right. */
function turned(png: PNG): PNG {
  const result = paper(png.height, png.width);
  for (let y = 0; y < png.height; y += 1)
    for (let x = 0; x < png.width; x += 1)
      png.data.copy(
        result.data,
        (x * result.width + (png.height - 1 - y)) * 4,
        (y * png.width + x) * 4,
        (y * png.width + x) * 4 + 4,
      );
  return result;
}

const fileOf = (png: PNG) => new Uint8Array(PNG.sync.write(png));
const found = { is: 'certificate', text };
const plain = () => draw(paper(420, 420), text, { dot: 4, x: 40, y: 40 });

/** As a telephone or a scanner keeps it. */
async function jpegOf(png: PNG, quality = 80): Promise<Uint8Array> {
  const picture = await loadImage(Buffer.from(fileOf(png)));
  const canvas = createCanvas(picture.width, picture.height);
  canvas.getContext('2d').drawImage(picture, 0, 0);
  return new Uint8Array(canvas.toBuffer('image/jpeg', quality));
}

test('a text is read from a plain picture, in each quarter turn, and light on dark', async () => {
  let png = plain();
  for (let turn = 0; turn < 4; turn += 1) {
    expect(await lookForText(fileOf(png))).toEqual(found);
    png = turned(png);
  }
  const light = draw(paper(420, 420, 20), text, { dot: 4, x: 40, y: 40, isLight: true });
  expect(await lookForText(fileOf(light))).toEqual(found);
});

test('of several codes on a page the one of a certificate is taken', async () => {
  const page = paper(900, 500, 245);
  draw(page, 'https://example.com/promo', { dot: 5, x: 30, y: 60 });
  draw(page, text, { dot: 4, x: 420, y: 60 });
  expect(await lookForText(fileOf(page))).toEqual(found);
});

test('a small code in the corner of a large scan is found, in a PNG and in a JPEG', async () => {
  const page = draw(paper(2_480, 1_754), text, { dot: 4, x: 2_050, y: 1_300 });
  expect(await lookForText(fileOf(page))).toEqual(found);
  expect(await lookForText(await jpegOf(page, 60))).toEqual(found);
});

test('a photograph larger than any look at it is read', async () => {
  const page = draw(paper(4_800, 1_500, 200), text, { dot: 14, x: 900, y: 100 });
  expect(await lookForText(await jpegOf(page))).toEqual(found);
});

test('no code, another code, and no picture are told apart', async () => {
  const is = async (file: Uint8Array) => (await lookForText(file)).is;
  expect(await is(fileOf(paper(300, 300)))).toBe('nothing');
  expect(await is(await jpegOf(paper(300, 300)))).toBe('nothing');
  expect(await is(fileOf(draw(paper(300, 300), 'HC1:ABC', { dot: 6, x: 40, y: 40 })))).toBe('foreign');
  expect(await is(new TextEncoder().encode('%PDF-1.7 and so on'))).toBe('pdf');
  expect(await is(new Uint8Array(40 * 1024 * 1024 + 1))).toBe('too_large');
  const whole = fileOf(plain());
  const huge = Uint8Array.from(whole);
  huge.set([0, 1, 0, 0, 0, 1, 0, 0], 16);
  for (const file of [
    new Uint8Array(0),
    whole.subarray(0, 30),
    whole.subarray(0, 400),
    huge,
    new TextEncoder().encode('SMS1:'.repeat(20)),
  ])
    expect(await is(file)).toBe('no_image');
});

/** Where the frame of a JPEG says height and width. */
function frameOf(jpeg: Uint8Array): number {
  for (let at = 2; ; at += 2 + (((jpeg[at + 2] ?? 0) << 8) | (jpeg[at + 3] ?? 0)))
    if ((jpeg[at + 1] ?? 0) >= 0xc0 && (jpeg[at + 1] ?? 0) <= 0xc2) return at + 5;
}

test('a JPEG that is cut off, says a size out of reach, or draws itself again and again, is refused', async () => {
  const whole = await jpegOf(plain());
  expect(await lookForText(whole)).toEqual(found);
  const huge = Uint8Array.from(whole);
  huge.set([0xff, 0xff, 0xff, 0xff], frameOf(huge));
  const scan = [0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0];
  const endless = Uint8Array.from([
    ...whole.subarray(0, -2),
    ...Array.from({ length: 200 }, () => scan).flat(),
  ]);
  for (const file of [whole.subarray(0, 3), whole.subarray(0, 60), huge, endless])
    expect(await lookForText(file)).toEqual({ is: 'no_image' });
});

test('a JPEG damaged anywhere gives an answer and never a fault', async () => {
  const whole = await jpegOf(plain());
  for (let at = 2; at < whole.length; at += 397) {
    const damaged = Uint8Array.from(whole);
    damaged.set([0xff, 0xc4, 0xff], at);
    expect(['certificate', 'nothing', 'no_image']).toContain((await lookForText(damaged)).is);
  }
});
