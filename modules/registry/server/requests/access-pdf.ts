import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import PDFDocument from 'pdfkit';
import { textOf } from '#platform/server/texts.ts';
import { type AccessSection, accessSections } from './access-sections.ts';
import type { Everything } from './everything.ts';
import { shownInstant } from './shown-instant.ts';

const fonts = join(dirname(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/package.json')), 'ttf');
const ink = '#1b2430';
const soft = '#5a6675';
const line = '#d5dbe3';
const margin = 56;
const termWidth = 150;

/** The copy of everything as a person reads it: Indonesian, A4, pages numbered. The JSON beside it is the whole. */
export function accessPdf(everything: Everything): Promise<Buffer> {
  const document = new PDFDocument({
    size: 'A4',
    margins: { top: margin, bottom: margin + 14, left: margin, right: margin },
    bufferPages: true,
    lang: 'id',
    info: { Title: say('access_copy.title'), Creator: 'Semesta' },
  });
  document.registerFont('plain', join(fonts, 'DejaVuSans.ttf'));
  document.registerFont('bold', join(fonts, 'DejaVuSans-Bold.ttf'));
  const done = bytesOf(document);
  drawHead(document, everything);
  for (const section of accessSections(everything)) drawSection(document, section);
  numberPages(document, everything);
  document.end();
  return done;
}

function bytesOf(document: PDFKit.PDFDocument): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    document.on('data', (part: Buffer) => parts.push(part));
    document.on('end', () => resolve(Buffer.concat(parts)));
    document.on('error', reject);
  });
}

function drawHead(document: PDFKit.PDFDocument, { person, madeAt, request }: Everything): void {
  document.font('bold').fontSize(18).fillColor(ink).text(say('access_copy.title'));
  document.moveDown(0.3).font('plain').fontSize(11).text(person.name);
  document
    .moveDown(0.3)
    .fontSize(8.5)
    .fillColor(soft)
    .text(
      say('access_copy.lead', {
        made: shownInstant(madeAt),
        opened: shownInstant(request.openedAt),
        law: request.law,
      }),
      {
        lineGap: 2,
      },
    );
}

function drawSection(document: PDFKit.PDFDocument, section: AccessSection): void {
  keepTogether(document, 90);
  document.moveDown(1.2).font('bold').fontSize(12).fillColor(ink).text(section.title, margin);
  const y = document.y + 4;
  document
    .moveTo(margin, y)
    .lineTo(document.page.width - margin, y)
    .lineWidth(0.7)
    .strokeColor(line)
    .stroke();
  document.y = y + 7;
  if (section.lead) {
    document.font('plain').fontSize(8.5).fillColor(soft).text(section.lead, { lineGap: 2 }).moveDown(0.5);
  }
  if (section.entries.length === 0) document.font('plain').fontSize(9).fillColor(soft).text(section.none);
  for (const entry of section.entries) drawEntry(document, entry);
}

function drawEntry(document: PDFKit.PDFDocument, { title, facts }: AccessSection['entries'][number]): void {
  keepTogether(document, 46);
  if (title) document.moveDown(0.2).font('bold').fontSize(9).fillColor(ink).text(title, margin).moveDown(0.2);
  for (const [term, value] of facts) drawFact(document, term, value);
  document.moveDown(0.5);
}

function drawFact(document: PDFKit.PDFDocument, term: string, value: string): void {
  const width = document.page.width - 2 * margin - termWidth;
  document.font('plain').fontSize(9);
  const height = Math.max(
    document.heightOfString(value, { width }),
    document.heightOfString(term, { width: termWidth - 10 }),
  );
  keepTogether(document, height);
  const y = document.y;
  document.fillColor(soft).text(term, margin, y, { width: termWidth - 10 });
  document.fillColor(ink).text(value, margin + termWidth, y, { width });
  document.x = margin;
  document.y = y + height + 2;
}

/** A new page where less than so many points are left on this one. */
function keepTogether(document: PDFKit.PDFDocument, points: number): void {
  if (document.y + points > document.page.height - document.page.margins.bottom) document.addPage();
}

function numberPages(document: PDFKit.PDFDocument, { person }: Everything): void {
  const { start, count } = document.bufferedPageRange();
  for (let page = start; page < start + count; page++) {
    document.switchToPage(page);
    // Below the margin, where text would otherwise begin a page of its own.
    document.page.margins.bottom = 0;
    const y = document.page.height - margin + 8;
    const width = document.page.width - 2 * margin;
    document.font('plain').fontSize(8).fillColor(soft);
    document.text(`${say('access_copy.foot')} · ${person.name}`, margin, y, {
      width: width - 110,
      lineBreak: false,
    });
    document.text(say('access_copy.page', { page: page + 1, pages: count }), margin, y, {
      width,
      align: 'right',
    });
  }
}

function say(key: string, details: Readonly<Record<string, string | number>> = {}): string {
  return textOf('id', key, details);
}
