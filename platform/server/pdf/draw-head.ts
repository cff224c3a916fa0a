import type { Paper } from './paper.ts';
import { colour, drawLine, face, margin, type Sheet, widthOf } from './sheet.ts';

/** Where each of the nine tiles of the mark lies in a square of 24. */
const tiles = [
  [12, 2.5],
  [7.25, 7.25],
  [16.75, 7.25],
  [2.5, 12],
  [12, 12],
  [21.5, 12],
  [7.25, 16.75],
  [16.75, 16.75],
  [12, 21.5],
] as const;
const markSize = 27;

/** The letterhead, and under it what paper this is. */
export function drawHead(sheet: Sheet, paper: Paper): void {
  drawMark(sheet, { left: margin, top: margin - 14, size: markSize });
  const left = margin + markSize + 9;
  const half = widthOf(sheet) / 2;
  const officeWidth = widthOf(sheet) - markSize - 9 - (paper.number ? 150 : 0);
  sheet.font(face.bold).fontSize(13).fillColor(colour.seaDeep);
  sheet.text('Semesta', left, margin - 13, { lineBreak: false });
  sheet.font(face.plain).fontSize(8).fillColor(colour.soft);
  sheet.text(paper.office, left, margin + 3, { width: officeWidth, height: 10, ellipsis: true });
  if (paper.number) {
    sheet.font(face.bold).fontSize(9).fillColor(colour.ink);
    sheet.text(paper.number, margin + half, margin - 10, { width: half, align: 'right', lineBreak: false });
  }
  drawLine(sheet, { y: margin + 22, ink: colour.sea, thickness: 1.2 });
  sheet.x = margin;
  sheet.y = margin + 40;
  sheet
    .font(face.bold)
    .fontSize(17)
    .fillColor(colour.ink)
    .text(paper.title, { width: widthOf(sheet) });
  if (paper.subtitle) {
    sheet.moveDown(0.25).font(face.plain).fontSize(9).fillColor(colour.soft);
    sheet.text(paper.subtitle, { width: widthOf(sheet), lineGap: 2 });
  }
  sheet.y += 6;
}

/** The mark of the product, nine tiles in a square. */
export function drawMark(
  sheet: Sheet,
  { left, top, size }: { readonly left: number; readonly top: number; readonly size: number },
): void {
  const scale = size / 27;
  sheet.save();
  sheet.translate(left + 1.5 * scale, top + 1.5 * scale).scale(scale);
  for (const [x, y] of tiles) {
    sheet.save().rotate(45, { origin: [x, y] });
    sheet
      .roundedRect(x - 2.7, y - 2.7, 5.4, 5.4, 0.9)
      .fill(x === 12 && y === 12 ? colour.clayLight : colour.seaDeep);
    sheet.restore();
  }
  sheet.restore();
}
