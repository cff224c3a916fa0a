import type { Block, Fact } from './paper.ts';
import {
  colour,
  drawLine,
  face,
  floorOf,
  keepTogether,
  margin,
  type Sheet,
  tones,
  widthOf,
} from './sheet.ts';

type Part<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>;

const termWidth = 150;

/** The title of a part over a line, with a word of explanation where there is one. */
export function drawSection(sheet: Sheet, { title, lead }: Part<'section'>): void {
  keepTogether(sheet, 90);
  sheet.y += 14;
  sheet
    .font(face.bold)
    .fontSize(11.5)
    .fillColor(colour.ink)
    .text(title, margin, sheet.y, { width: widthOf(sheet) });
  drawLine(sheet, { y: sheet.y + 4 });
  sheet.y += 11;
  if (!lead) return;
  sheet.font(face.plain).fontSize(8.5).fillColor(colour.soft);
  sheet.text(lead, margin, sheet.y, { width: widthOf(sheet), lineGap: 2 });
  sheet.y += 5;
}

/** A paragraph. */
export function drawText(sheet: Sheet, { text, look = 'plain' }: Part<'text'>): void {
  sheet.font(look === 'strong' ? face.bold : face.plain).fontSize(look === 'soft' ? 8.5 : 9.5);
  sheet.fillColor(look === 'soft' ? colour.soft : colour.ink);
  const options = { width: widthOf(sheet), lineGap: 2.5 };
  keepTogether(sheet, Math.min(sheet.heightOfString(text, options), 60));
  sheet.text(text, margin, sheet.y, options);
  sheet.y += 6;
}

/** Terms at the left, what is known of each at the right. */
export function drawFacts(sheet: Sheet, { title, facts }: Part<'facts'>): void {
  keepTogether(sheet, 46);
  if (title) {
    sheet.y += 2;
    sheet.font(face.bold).fontSize(9).fillColor(colour.ink).text(title, margin, sheet.y);
    sheet.y += 2;
  }
  for (const fact of facts) drawFact(sheet, fact);
  sheet.y += 5;
}

function drawFact(sheet: Sheet, [term, value]: Fact): void {
  const width = widthOf(sheet) - termWidth;
  sheet.font(face.plain).fontSize(9);
  const height = Math.max(
    sheet.heightOfString(value, { width }),
    sheet.heightOfString(term, { width: termWidth - 10 }),
  );
  keepTogether(sheet, height);
  const { y } = sheet;
  const isLongerThanPage = y + height > floorOf(sheet);
  sheet.fillColor(colour.soft).text(term, margin, y, { width: termWidth - 10 });
  sheet.fillColor(colour.ink).text(value, margin + termWidth, y, { width });
  sheet.x = margin;
  sheet.y = (isLongerThanPage ? sheet.y : y + height) + 2;
}

/** A boxed sentence that matters, its title in the tone's ink. */
export function drawNote(sheet: Sheet, { tone, title, text }: Part<'note'>): void {
  const width = widthOf(sheet) - 28;
  const titleHeight = sheet.font(face.bold).fontSize(10).heightOfString(title, { width });
  const textHeight = text
    ? sheet.font(face.plain).fontSize(9).heightOfString(text, { width, lineGap: 2 }) + 3
    : 0;
  const height = titleHeight + textHeight + 20;
  keepTogether(sheet, height + 8);
  const y = sheet.y + 4;
  sheet.roundedRect(margin, y, widthOf(sheet), height, 4).fill(tones[tone].ground);
  sheet.rect(margin, y, 3, height).fill(tones[tone].ink);
  sheet
    .font(face.bold)
    .fontSize(10)
    .fillColor(tones[tone].ink)
    .text(title, margin + 14, y + 10, { width });
  if (text) {
    sheet.font(face.plain).fontSize(9).fillColor(colour.ink);
    sheet.text(text, margin + 14, y + 13 + titleHeight, { width, lineGap: 2 });
  }
  sheet.x = margin;
  sheet.y = y + height + 8;
}

/** The sum of money a paper is about, large, and the same in words. */
export function drawAmount(sheet: Sheet, { label, amount, words }: Part<'amount'>): void {
  const width = widthOf(sheet) - 28;
  const height = 44 + sheet.font(face.plain).fontSize(9).heightOfString(words, { width, lineGap: 2 });
  keepTogether(sheet, height + 14);
  const y = sheet.y + 4;
  sheet.roundedRect(margin, y, widthOf(sheet), height, 4).fill(colour.seaPale);
  sheet
    .font(face.plain)
    .fontSize(8.5)
    .fillColor(colour.soft)
    .text(label, margin + 14, y + 9, { width });
  sheet
    .font(face.bold)
    .fontSize(16)
    .fillColor(colour.seaDeep)
    .text(amount, margin + 14, y + 20, { width });
  sheet
    .font(face.plain)
    .fontSize(9)
    .fillColor(colour.ink)
    .text(words, margin + 14, y + 40, { width, lineGap: 2 });
  sheet.x = margin;
  sheet.y = y + height + 10;
}

/** A last sentence, place and day, who speaks, and room to sign: never parted over two pages. */
export function drawSignature(
  sheet: Sheet,
  { closing, placeAndDay, role, name, beside }: Part<'signature'>,
): void {
  keepTogether(sheet, 128);
  drawText(sheet, { kind: 'text', text: closing });
  const width = 220;
  const left = margin + widthOf(sheet) - width;
  sheet.font(face.plain).fontSize(9).fillColor(colour.ink);
  sheet.text(placeAndDay, left, sheet.y + 8, { width });
  const top = sheet.y + 2;
  drawSigner(sheet, { left, top, width }, { role, name });
  if (beside) drawSigner(sheet, { left: margin, top, width }, beside);
  sheet.x = margin;
  sheet.y += 6;
}

function drawSigner(
  sheet: Sheet,
  { left, top, width }: { readonly left: number; readonly top: number; readonly width: number },
  { role, name }: { readonly role: string; readonly name: string },
): void {
  sheet.font(face.plain).text(role, left, top, { width });
  sheet.font(face.bold).text(name, left, sheet.y + 40, { width });
}
