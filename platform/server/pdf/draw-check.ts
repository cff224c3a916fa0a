import { drawQr } from './draw-qr.ts';
import type { Block } from './paper.ts';
import { colour, face, keepTogether, margin, type Sheet, widthOf } from './sheet.ts';

const size = 84;

/** A QR code of sharp squares, and beside it how to check the paper with it or without it. */
export function drawCheck(sheet: Sheet, { qr, title, lines }: Extract<Block, { kind: 'check' }>): void {
  keepTogether(sheet, size + 24);
  const y = sheet.y + 10;
  drawQr(sheet, qr, { left: margin, top: y, size });
  const left = margin + size + 16;
  const width = widthOf(sheet) - size - 16;
  sheet
    .font(face.bold)
    .fontSize(10)
    .fillColor(colour.ink)
    .text(title, left, y + 3, { width });
  sheet.font(face.plain).fontSize(9).fillColor(colour.soft);
  for (const line of lines) sheet.text(line, left, sheet.y + 3, { width, lineGap: 1.5 });
  sheet.x = margin;
  sheet.y = Math.max(sheet.y, y + size) + 10;
}
