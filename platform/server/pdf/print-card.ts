import type { CardPaper } from './certificate-paper.ts';
import { drawMark } from './draw-head.ts';
import { drawQr } from './draw-qr.ts';
import { drawDemonstration } from './finish-pages.ts';
import type { Fact } from './paper.ts';
import { bytesOf, colour, face, type Sheet, sheetFor } from './sheet.ts';

/** ID-1, as bank and identity cards: 85.6 x 54 mm. */
const card = { width: 242.6, height: 153.1 } as const;
const top = 120;
const padding = 11;
const qrSize = 124;

/** A card as a PDF of one A4 page: both faces to cut out, and how to use it. It depends on nothing but the paper. */
export function printCard(paper: CardPaper): Promise<Buffer> {
  const sheet = sheetFor({ ...paper, office: '' });
  const done = bytesOf(sheet);
  sheet.page.margins.bottom = 0;
  const left = (sheet.page.width - 2 * card.width) / 2;
  drawLead(sheet, paper, left);
  drawEdges(sheet, left);
  drawFront(sheet, paper, left);
  drawBack(sheet, paper, left + card.width);
  drawNotes(sheet, paper, left);
  if (paper.isDemonstration) drawDemonstration(sheet);
  sheet.end();
  return done;
}

function drawLead(sheet: Sheet, { title, lead }: CardPaper, left: number): void {
  const width = 2 * card.width;
  sheet.font(face.bold).fontSize(15).fillColor(colour.ink).text(title, left, 56, { width });
  sheet.font(face.plain).fontSize(9).fillColor(colour.soft);
  sheet.text(lead, left, sheet.y + 3, { width, lineGap: 1.5 });
}

function drawEdges(sheet: Sheet, left: number): void {
  sheet.save().lineWidth(0.7).strokeColor(colour.soft).dash(4, { space: 3 });
  sheet.rect(left, top, 2 * card.width, card.height).stroke();
  sheet
    .moveTo(left + card.width, top)
    .lineTo(left + card.width, top + card.height)
    .dash(1.5, { space: 2.5 })
    .stroke();
  sheet.undash().restore();
}

function drawFront(sheet: Sheet, paper: CardPaper, left: number): void {
  const x = left + padding;
  const width = card.width - 2 * padding;
  drawMark(sheet, { left: x, top: top + 9, size: 20 });
  sheet.font(face.bold).fontSize(9.5).fillColor(colour.seaDeep);
  sheet.text(paper.title.toUpperCase(), x + 26, top + 9, { width: width - 26, lineBreak: false });
  sheet.font(face.plain).fontSize(6.5).fillColor(colour.soft);
  sheet.text(paper.subtitle, x + 26, top + 21, { width: width - 26, lineBreak: false });
  drawTerm(sheet, paper.name, { left: x, top: top + 38, width, size: 12 });
  drawTerm(sheet, paper.number, { left: x, top: top + 65, width, size: 12 });
  const half = (width - 10) / 2;
  for (const [index, fact] of paper.facts.entries())
    drawTerm(sheet, fact, { left: x + index * (half + 10), top: top + 92, width: half, size: 7.5 });
  sheet
    .rect(x, top + 119, width, 24)
    .lineWidth(1)
    .strokeColor(colour.ink)
    .stroke();
  sheet.font(face.plain).fontSize(7.5).fillColor(colour.ink);
  sheet.text(paper.validity.label, x + 8, top + 127.5, { lineBreak: false });
  sheet.font(face.bold).fontSize(10.5);
  sheet.text(paper.validity.day, x + 8, top + 125.5, {
    width: width - 16,
    align: 'right',
    lineBreak: false,
  });
}

interface TermPlace {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly size: number;
}

function drawTerm(sheet: Sheet, [term, value]: Fact, place: TermPlace): void {
  const { left, width, size } = place;
  sheet.font(face.plain).fontSize(6.5).fillColor(colour.soft);
  sheet.text(term, left, place.top, { width, height: 8, ellipsis: true });
  sheet.font(face.bold).fontSize(size).fillColor(colour.ink);
  sheet.text(value, left, place.top + 9, { width, height: size * 1.3, ellipsis: true });
}

function drawBack(sheet: Sheet, { check }: CardPaper, left: number): void {
  drawQr(sheet, check.qr, {
    ...{ left: left + padding, top: top + (card.height - qrSize) / 2, size: qrSize },
    ink: '#000000',
  });
  const x = left + padding + qrSize + 12;
  const width = card.width - qrSize - 2 * padding - 12;
  sheet.font(face.bold).fontSize(7.5).fillColor(colour.ink);
  sheet.text(check.title, x, top + 18, { width, height: 44, ellipsis: true });
  sheet.font(face.plain).fontSize(6.5).fillColor(colour.soft);
  sheet.text(check.codeLabel, x, top + 70, { width });
  sheet.font(face.bold).fontSize(11).fillColor(colour.ink);
  sheet.text(check.code.replaceAll('-', '\n'), x, top + 80, { width, lineGap: 1 });
}

function drawNotes(sheet: Sheet, { notes, foot }: CardPaper, left: number): void {
  const width = 2 * card.width;
  sheet.y = top + card.height + 12;
  for (const note of notes) {
    sheet.font(face.bold).fontSize(10).fillColor(colour.ink);
    sheet.text(note.title, left, sheet.y + 14, { width });
    sheet.font(face.plain).fontSize(9).fillColor(colour.ink);
    for (const line of note.lines) sheet.text(line, left, sheet.y + 4, { width, lineGap: 1.5 });
  }
  sheet.font(face.plain).fontSize(7.5).fillColor(colour.soft);
  sheet.text(foot, left, sheet.page.height - 52, { width });
}
