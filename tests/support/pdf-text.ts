import { inflateSync } from 'node:zlib';
import jsqr from 'jsqr';
import { PNG } from 'pngjs';
import { pdfPicture } from './pdf-picture.ts';

/** The words of a PDF page by page, in the order they were written: glyphs read back through the fonts' own ToUnicode tables. */
export function textOfPdf(pdf: Buffer): string[] {
  const objects = objectsOf(pdf);
  const fontsOfPage = (page: string) =>
    new Map(
      [...resourcesOf(page, objects).matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = '', id = '']) => [
        name,
        glyphsOf(objects.get(id)?.head ?? '', objects),
      ]),
    );
  return [...objects.values()]
    .filter(({ head }) => /\/Type \/Page\b/.test(head))
    .map(({ head }) => {
      const content = objects.get(/\/Contents (\d+) 0 R/.exec(head)?.[1] ?? '')?.stream ?? '';
      return wordsOf(content, fontsOfPage(head));
    });
}

interface PdfObject {
  readonly head: string;
  readonly stream: string;
}

function objectsOf(pdf: Buffer): Map<string, PdfObject> {
  const text = pdf.toString('latin1');
  const objects = new Map<string, PdfObject>();
  for (const match of text.matchAll(/^(\d+) 0 obj\n/gm)) {
    const from = match.index + match[0].length;
    const end = text.indexOf('\nendobj', from);
    const at = text.indexOf('\nstream\n', from);
    const hasStream = at >= 0 && at < end;
    const head = text.slice(from, hasStream ? at : end);
    const raw = hasStream ? pdf.subarray(at + 8, at + 8 + Number(/\/Length (\d+)/.exec(head)?.[1])) : null;
    const stream = raw && head.includes('/FlateDecode') ? inflateSync(raw).toString('latin1') : '';
    objects.set(match[1] ?? '', { head, stream });
  }
  return objects;
}

function resourcesOf(page: string, objects: ReadonlyMap<string, PdfObject>): string {
  return objects.get(/\/Resources (\d+) 0 R/.exec(page)?.[1] ?? '')?.head ?? page;
}

/** Text of each glyph by its number, from `<0000> <00ff> [<0041> <0042> …]`. */
function glyphsOf(font: string, objects: ReadonlyMap<string, PdfObject>): Map<number, string> {
  const table = objects.get(/\/ToUnicode (\d+) 0 R/.exec(font)?.[1] ?? '')?.stream ?? '';
  const glyphs = new Map<number, string>();
  for (const [, start = '0', list = ''] of table.matchAll(/<([0-9a-f]+)> <[0-9a-f]+> \[([^\]]*)\]/gi)) {
    for (const [index, [, codes = '']] of [...list.matchAll(/<([0-9a-f ]*)>/gi)].entries()) {
      const units = codes.split(' ').map((unit) => Number.parseInt(unit, 16));
      glyphs.set(Number.parseInt(start, 16) + index, String.fromCharCode(...units));
    }
  }
  return glyphs;
}

/** One line a text operation; operations on one height stand on one line. */
function wordsOf(content: string, fonts: ReadonlyMap<string, ReadonlyMap<number, string>>): string {
  let font: ReadonlyMap<number, string> = new Map();
  let height = '';
  let words = '';
  const operations = /\/(F\d+) [\d.]+ Tf|1 0 0 1 [\d.-]+ ([\d.-]+) Tm|\[([^\]]*)\] TJ/g;
  for (const [, name, y, shown] of content.matchAll(operations)) {
    if (name !== undefined) font = fonts.get(name) ?? new Map();
    if (y !== undefined) {
      words += y === height ? ' ' : '\n';
      height = y;
    }
    for (const [, hex = ''] of (shown ?? '').matchAll(/<([0-9a-f]*)>/gi)) {
      for (let at = 0; at < hex.length; at += 4)
        words += font.get(Number.parseInt(hex.slice(at, at + 4), 16)) ?? '�';
    }
  }
  return words.replaceAll('\u00a0', ' ').trim();
}

/** The text of the QR code on the first page of a PDF, read from its picture as a phone would; empty when there is none. */
export async function qrOfPdf(pdf: Buffer): Promise<string> {
  const { data, width, height } = PNG.sync.read(await pdfPicture(pdf, { scale: 3 }));
  return jsqr.default(new Uint8ClampedArray(data), width, height)?.data ?? '';
}
