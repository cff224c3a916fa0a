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
const plain = () => draw(paper(420, 420), text, { dot: 4, x: 40, y: 40 });

test('a text is read from a plain picture, in each quarter turn, and light on dark', () => {
  let png = plain();
  for (let turn = 0; turn < 4; turn += 1) {
    expect(lookForText(fileOf(png))).toBe(text);
    png = turned(png);
  }
  expect(lookForText(fileOf(draw(paper(420, 420, 20), text, { dot: 4, x: 40, y: 40, isLight: true })))).toBe(
    text,
  );
});

test('of several codes on a page the one of a certificate is taken', () => {
  const page = paper(900, 500, 245);
  draw(page, 'https://example.com/promo', { dot: 5, x: 30, y: 60 });
  draw(page, text, { dot: 4, x: 420, y: 60 });
  expect(lookForText(fileOf(page))).toBe(text);
});

test('a small code in the corner of a large scan is found', () => {
  const page = draw(paper(2_480, 1_754), text, { dot: 4, x: 2_050, y: 1_300 });
  expect(lookForText(fileOf(page))).toBe(text);
});

test('nothing is read from no code, another code, or no picture', () => {
  expect(lookForText(fileOf(paper(300, 300)))).toBeNull();
  expect(lookForText(fileOf(draw(paper(300, 300), 'HC1:ABC', { dot: 6, x: 40, y: 40 })))).toBeNull();
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
    expect(lookForText(file)).toBeNull();
});
