import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import PDFDocument from 'pdfkit';
import type { Paper, Tone } from './paper.ts';

export type Sheet = PDFKit.PDFDocument;

const fonts = join(dirname(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/package.json')), 'ttf');

/** By their paths: a name of our own for the first font would have it read anew each time it is used. */
export const face = {
  plain: join(fonts, 'DejaVuSans.ttf'),
  bold: join(fonts, 'DejaVuSans-Bold.ttf'),
  /** For what is solemn: the title and the name of a certificate. */
  serif: join(fonts, 'DejaVuSerif.ttf'),
  serifBold: join(fonts, 'DejaVuSerif-Bold.ttf'),
} as const;

export const margin = 56;
export const colour = {
  ink: '#12262b',
  soft: '#4d6167',
  line: '#d5dddd',
  lineStrong: '#aebcbe',
  sea: '#176c69',
  seaDeep: '#0b4544',
  seaPale: '#e6f1ef',
  clay: '#a9521a',
  clayLight: '#eaa674',
} as const;

/** Ink and ground of each tone, as on the screens. */
export const tones = {
  plain: { ink: '#35474c', ground: '#eef2f2' },
  good: { ink: '#1d6b3a', ground: '#e3f3e8' },
  warn: { ink: '#7a4c00', ground: '#fdf1d3' },
  bad: { ink: '#a61b1b', ground: '#fce8e6' },
  calm: { ink: '#0f5856', ground: '#e6f1ef' },
} as const satisfies Readonly<Record<Tone, { readonly ink: string; readonly ground: string }>>;

/** An empty A4 sheet with its fonts inside, marked as an archive file (PDF/A-2b) and dated by the paper, not by the clock. */
export function sheetFor(paper: Pick<Paper, 'title' | 'office' | 'madeAt' | 'isLandscape'>): Sheet {
  return new PDFDocument({
    size: 'A4',
    layout: paper.isLandscape ? 'landscape' : 'portrait',
    margins: { top: margin, bottom: margin + 14, left: margin, right: margin },
    bufferPages: true,
    pdfVersion: '1.7',
    subset: 'PDF/A-2b',
    lang: 'id',
    displayTitle: true,
    font: face.plain,
    info: {
      Title: paper.title,
      Author: paper.office || 'Semesta',
      Creator: 'Semesta',
      Producer: 'Semesta',
      CreationDate: new Date(paper.madeAt),
    },
  });
}

/** The finished file, once the sheet has ended. */
export function bytesOf(sheet: Sheet): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    sheet.on('data', (part: Buffer) => parts.push(part));
    sheet.on('end', () => resolve(Buffer.concat(parts)));
    sheet.on('error', reject);
  });
}

/** Width between the margins, in points. */
export function widthOf(sheet: Sheet): number {
  return sheet.page.width - 2 * margin;
}

/** The lowest point that text may reach. */
export function floorOf(sheet: Sheet): number {
  return sheet.page.height - sheet.page.margins.bottom;
}

/** A new page where less than so many points are left on this one. */
export function keepTogether(sheet: Sheet, points: number): void {
  const isAtTop = sheet.y <= margin + 1;
  if (!isAtTop && sheet.y + points > floorOf(sheet)) sheet.addPage();
}

/** A straight line over the whole width, at a height. */
export function drawLine(
  sheet: Sheet,
  { y, ink = colour.line, thickness = 0.7 }: { y: number; ink?: string; thickness?: number },
): void {
  sheet
    .moveTo(margin, y)
    .lineTo(margin + widthOf(sheet), y)
    .lineWidth(thickness)
    .strokeColor(ink)
    .stroke();
}
