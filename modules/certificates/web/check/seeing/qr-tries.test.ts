import { type Canvas, createCanvas, loadImage } from '@napi-rs/canvas';
import jsQR from 'jsqr';
import { expect, test } from 'vitest';
import { aQrPicture, aScannedSheet, aSignedText, aTestKey } from '#tests/support/a-signed-text.ts';
import { qrTries } from './qr-tries.ts';

const text = aSignedText(aTestKey('kunci-1', 'https://semesta.example'));

/** What the page would read in the picture: the first try that finds the text, or -1. */
async function triesNeeded(file: Buffer, change: (canvas: Canvas) => void = () => {}) {
  const picture = await loadImage(file);
  const whole = createCanvas(picture.width, picture.height);
  whole.getContext('2d').drawImage(picture, 0, 0);
  change(whole);
  return qrTries(whole.width, whole.height).findIndex(({ x, y, width, height, shownWidth, shownHeight }) => {
    const canvas = createCanvas(shownWidth, shownHeight);
    const context = canvas.getContext('2d');
    context.drawImage(whole, x, y, width, height, 0, 0, shownWidth, shownHeight);
    const { data } = context.getImageData(0, 0, shownWidth, shownHeight);
    return jsQR.default(new Uint8ClampedArray(data), shownWidth, shownHeight)?.data === text;
  });
}

test('a screenshot of the code is read at the first look', async () => {
  expect(await triesNeeded(await aQrPicture(text))).toBe(0);
});

test('a scanned sheet with a small code on it is read', async () => {
  expect(await triesNeeded(await aScannedSheet(text))).toBeGreaterThanOrEqual(0);
});

test('light on dark is read, as on a screen in the dark', async () => {
  const found = await triesNeeded(await aQrPicture(text), (canvas) => {
    const context = canvas.getContext('2d');
    context.globalCompositeOperation = 'difference';
    context.fillStyle = '#fff';
    context.fillRect(0, 0, canvas.width, canvas.height);
  });
  expect(found).toBe(0);
});

test('a large photograph with the code in a corner is looked at in parts, never enlarged beyond twice', async () => {
  const tries = qrTries(4_000, 3_000);
  expect(tries.some(({ width, x, y }) => width === 1_500 && x === 2_500 && y === 1_500)).toBe(true);
  for (const { width, height, shownWidth, shownHeight } of [
    ...tries,
    ...qrTries(60, 40),
    ...qrTries(9, 900),
  ]) {
    expect(shownWidth).toBeLessThanOrEqual(width * 2 + 1);
    expect(shownHeight).toBeLessThanOrEqual(height * 2 + 1);
    expect(Math.min(shownWidth, shownHeight)).toBeGreaterThan(0);
  }
});

test('control: the code of another text is not taken for it', async () => {
  expect(await triesNeeded(await aQrPicture('SMS1:LAIN'))).toBe(-1);
});
