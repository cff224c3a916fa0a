import { textOf } from '#platform/server/texts.ts';
import type { Paper } from './paper.ts';
import { colour, drawLine, face, margin, type Sheet, widthOf } from './sheet.ts';

/** What only the finished paper knows: how many pages there are; and on each page what it must never lose. */
export function finishPages(sheet: Sheet, paper: Paper): void {
  const { start, count } = sheet.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    sheet.switchToPage(page);
    // Below the margin, where text would otherwise begin a page of its own.
    sheet.page.margins.bottom = 0;
    drawFoot(sheet, paper, { page: page - start + 1, pages: count });
    if (page > start) drawRunningHead(sheet, paper);
    if (paper.isDemonstration) drawDemonstration(sheet);
  }
}

function drawFoot(
  sheet: Sheet,
  paper: Paper,
  place: { readonly page: number; readonly pages: number },
): void {
  const y = sheet.page.height - margin + 8;
  const width = widthOf(sheet);
  drawLine(sheet, { y: y - 6, thickness: 0.5 });
  sheet.font(face.plain).fontSize(7.5).fillColor(colour.soft);
  sheet.text(paper.foot, margin, y, { width: width - 110, height: 10, ellipsis: true });
  sheet.text(textOf('id', 'pdf.page', place), margin, y, { width, align: 'right' });
}

function drawRunningHead(sheet: Sheet, { title, number }: Paper): void {
  sheet.font(face.plain).fontSize(7.5).fillColor(colour.soft);
  const words = [title, number].filter((part) => part !== '').join(' · ');
  sheet.text(words, margin, margin - 22, { width: widthOf(sheet), height: 10, ellipsis: true });
}

/** Says across the page, and in words at its foot, that its data are made up. */
export function drawDemonstration(sheet: Sheet): void {
  const { width, height } = sheet.page;
  const words = textOf('id', 'pdf.demonstration');
  sheet.font(face.bold).fontSize(8).fillColor(colour.clay);
  sheet.text(words, margin, height - margin + 21, {
    width: widthOf(sheet),
    align: 'center',
    lineBreak: false,
  });
  const [first = ''] = words.split(' ');
  sheet.font(face.bold).fontSize(64);
  const half = sheet.widthOfString(first) / 2;
  sheet.save();
  sheet.rotate(-35, { origin: [width / 2, height / 2] }).fillOpacity(0.06);
  sheet.fillColor(colour.clay).text(first, width / 2 - half, height / 2 - 36, { lineBreak: false });
  sheet.restore();
  sheet.fillOpacity(1);
}
