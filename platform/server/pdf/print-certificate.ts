import type { CertificatePaper } from './certificate-paper.ts';
import { drawMark } from './draw-head.ts';
import { drawQr } from './draw-qr.ts';
import { drawDemonstration } from './finish-pages.ts';
import type { Fact } from './paper.ts';
import { bytesOf, colour, face, type Sheet, sheetFor } from './sheet.ts';

const inset = 68;
const qrSize = 158;
/** Points between what stands on the left and what stands on the right of it. */
const gutter = 24;

/**
 * A certificate as a PDF of one A4 page: framed, its fonts inside, legible without colour. It depends on nothing but the paper.
 * Long names shrink and wrap; what is below moves down.
 */
export function printCertificate(paper: CertificatePaper): Promise<Buffer> {
  const sheet = sheetFor(paper);
  const done = bytesOf(sheet);
  sheet.page.margins.bottom = 0;
  drawFrame(sheet);
  drawTitle(sheet, paper);
  drawHolder(sheet, paper);
  drawGrid(sheet, paper.facts);
  drawProof(sheet, paper);
  drawNotes(sheet, paper.notes);
  drawEnd(sheet, paper);
  if (paper.isDemonstration) drawDemonstration(sheet);
  sheet.end();
  return done;
}

function innerWidth(sheet: Sheet): number {
  return sheet.page.width - 2 * inset;
}

function drawFrame(sheet: Sheet): void {
  const { width, height } = sheet.page;
  for (const [edge, thickness] of [
    [15, 1.6],
    [20, 0.6],
  ] as const) {
    sheet
      .rect(edge, edge, width - 2 * edge, height - 2 * edge)
      .lineWidth(thickness)
      .strokeColor(colour.seaDeep)
      .stroke();
  }
}

function drawTitle(sheet: Sheet, { title, subtitle, office, number }: CertificatePaper): void {
  const options = { width: innerWidth(sheet), align: 'center' } as const;
  drawMark(sheet, { left: sheet.page.width / 2 - 17, top: 48, size: 34 });
  sheet.font(face.bold).fontSize(9).fillColor(colour.seaDeep);
  sheet.text(['Semesta', office].filter((part) => part !== '').join(' · '), inset, 90, options);
  sheet.font(face.serifBold).fontSize(24).fillColor(colour.ink);
  sheet.text(title.toUpperCase(), inset, 112, { ...options, characterSpacing: 1.2 });
  sheet
    .font(face.serif)
    .fontSize(12)
    .fillColor(colour.soft)
    .text(subtitle, inset, sheet.y + 2, options);
  sheet
    .font(face.plain)
    .fontSize(9.5)
    .fillColor(colour.ink)
    .text(number, inset, sheet.y + 8, options);
  const middle = sheet.page.width / 2;
  const y = sheet.y + 9;
  sheet
    .moveTo(middle - 40, y)
    .lineTo(middle + 40, y)
    .lineWidth(1.4)
    .strokeColor(colour.seaDeep)
    .stroke();
  sheet.y = y;
}

function drawHolder(sheet: Sheet, { opening, name, statement }: CertificatePaper): void {
  const width = innerWidth(sheet);
  const options = { width, align: 'center', lineGap: 2.5 } as const;
  sheet
    .font(face.plain)
    .fontSize(10)
    .fillColor(colour.soft)
    .text(opening, inset, sheet.y + 16, options);
  sheet.font(face.serifBold).fontSize(20);
  const fitting = [20, 14, 11].find((size) => sheet.fontSize(size).heightOfString(name, { width }) < 58);
  sheet.fontSize(fitting ?? 11).fillColor(colour.ink);
  sheet.text(name, inset, sheet.y + 6, { ...options, height: 60, ellipsis: true });
  sheet
    .font(face.plain)
    .fontSize(10)
    .fillColor(colour.ink)
    .text(statement, inset, sheet.y + 6, options);
  sheet.y += 14;
}

/** Facts in two columns, a fine line over each row. */
function drawGrid(sheet: Sheet, facts: readonly Fact[]): void {
  const column = (innerWidth(sheet) - gutter) / 2;
  for (let index = 0; index < facts.length; index += 2) {
    const pair = facts.slice(index, index + 2);
    const { y } = sheet;
    drawRule(sheet, y);
    const heights = pair.map((fact, place) => {
      drawFact(sheet, fact, { left: inset + place * (column + gutter), top: y + 6, width: column });
      return sheet.y;
    });
    sheet.y = Math.max(...heights) + 5;
  }
  drawRule(sheet, sheet.y);
}

function drawRule(sheet: Sheet, y: number): void {
  sheet
    .moveTo(inset, y)
    .lineTo(inset + innerWidth(sheet), y)
    .lineWidth(0.5)
    .strokeColor(colour.lineStrong)
    .stroke();
}

function drawFact(
  sheet: Sheet,
  [term, value]: Fact,
  { left, top, width }: { readonly left: number; readonly top: number; readonly width: number },
): void {
  sheet.font(face.plain).fontSize(7.5).fillColor(colour.soft).text(term, left, top, { width });
  sheet.font(face.bold).fontSize(9.5).fillColor(colour.ink);
  sheet.text(value, left, sheet.y + 1.5, { width, height: 36, ellipsis: true });
}

/** The QR code, and beside it until when the paper holds, where to ask, and the code for typing. */
function drawProof(sheet: Sheet, { validity, check }: CertificatePaper): void {
  const top = sheet.y + 20;
  drawQr(sheet, check.qr, { left: inset, top, size: qrSize, ink: '#000000' });
  const left = inset + qrSize + gutter;
  const width = innerWidth(sheet) - qrSize - gutter;
  sheet.rect(left, top, width, 74).lineWidth(1.2).strokeColor(colour.ink).stroke();
  sheet.font(face.plain).fontSize(8.5).fillColor(colour.soft);
  sheet.text(validity.label, left + 12, top + 9, { width: width - 24 });
  sheet.font(face.bold).fontSize(17).fillColor(colour.ink);
  sheet.text(validity.day, left + 12, sheet.y + 1, { width: width - 24, lineBreak: false });
  sheet.font(face.plain).fontSize(8).fillColor(colour.ink);
  sheet.text(validity.text, left + 12, top + 45, { width: width - 24, height: 24, ellipsis: true });
  sheet
    .font(face.bold)
    .fontSize(9)
    .fillColor(colour.ink)
    .text(check.title, left, top + 84, { width });
  sheet.font(face.plain).fontSize(8).fillColor(colour.soft);
  for (const line of check.lines) sheet.text(line, left, sheet.y + 2, { width, lineGap: 1.2 });
  sheet
    .font(face.plain)
    .fontSize(7.5)
    .fillColor(colour.soft)
    .text(check.codeLabel, left, sheet.y + 4, { width });
  sheet
    .font(face.bold)
    .fontSize(12.5)
    .fillColor(colour.ink)
    .text(check.code, left, sheet.y + 1, { width });
  sheet.y = Math.max(sheet.y, top + qrSize) + 14;
}

function drawNotes(sheet: Sheet, notes: CertificatePaper['notes']): void {
  const column = (innerWidth(sheet) - gutter * (notes.length - 1)) / notes.length;
  const top = sheet.y;
  drawRule(sheet, top);
  let lowest = top;
  for (const [index, note] of notes.entries()) {
    const left = inset + index * (column + gutter);
    sheet.font(face.bold).fontSize(8.5).fillColor(colour.ink);
    sheet.text(note.title, left, top + 10, { width: column });
    sheet.font(face.plain).fontSize(8).fillColor(colour.ink);
    for (const line of note.lines) sheet.text(line, left, sheet.y + 3, { width: column, lineGap: 1.2 });
    lowest = Math.max(lowest, sheet.y);
  }
  sheet.y = lowest;
}

function drawEnd(sheet: Sheet, { issued, foot }: CertificatePaper): void {
  const options = { width: innerWidth(sheet), align: 'center', lineGap: 1.5 } as const;
  sheet.font(face.plain).fontSize(8);
  const height = sheet.heightOfString(issued, options);
  const top = Math.max(sheet.y + 12, sheet.page.height - 66 - height);
  sheet.fillColor(colour.soft).text(issued, inset, top, options);
  sheet.fontSize(7.5).text(foot, inset, sheet.page.height - 52, options);
}
