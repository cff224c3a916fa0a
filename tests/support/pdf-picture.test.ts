import jsqr from 'jsqr';
import PDFDocument from 'pdfkit';
import { PNG } from 'pngjs';
import QRCode from 'qrcode';
import { expect, test } from 'vitest';
import { pdfPicture } from './pdf-picture.ts';

test('what is drawn in a PDF can be read from its picture', async () => {
  const { modules } = QRCode.create('BUKTI DARI GAMBAR');
  const document = new PDFDocument({ size: 'A4' });
  const parts: Buffer[] = [];
  document.on('data', (part: Buffer) => parts.push(part));
  const ended = new Promise((resolve) => document.on('end', resolve));
  for (let row = 0; row < modules.size; row += 1)
    for (let column = 0; column < modules.size; column += 1)
      if (modules.get(row, column)) document.rect(100 + column * 4, 100 + row * 4, 4, 4).fill('#000');
  document.end();
  await ended;
  const { data, width, height } = PNG.sync.read(await pdfPicture(Buffer.concat(parts)));
  expect(jsqr.default(new Uint8ClampedArray(data), width, height)?.data).toBe('BUKTI DARI GAMBAR');
});
