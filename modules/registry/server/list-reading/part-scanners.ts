import { refuseFile } from './refuse-file.ts';

/** Searches the chunks of one part of a workbook; returns how many filled cells the chunk added. */
export type Scanner = (chunk: Uint8Array) => number;

/** The longest tag that must be seen whole although it lies over two chunks. */
const carriedCharacters = 512;

/** What to search in a part of this name, null for pictures and the like. */
export function partScanner(name: string): Scanner | null {
  const lower = name.toLowerCase();
  if (!/\.(?:xml|rels|vml|rdf)$/.test(lower) && lower !== '[content_types].xml') return null;
  if (/^xl\/worksheets\/[^/]*\.xml$/.test(lower)) return xmlScanner(countFilledCells);
  if (lower === 'content.xml') return xmlScanner(openDocumentCounter());
  if (lower === 'meta-inf/manifest.xml') return xmlScanner(refuseEncryptedParts);
  return xmlScanner(lower === '[content_types].xml' ? refuseMacroTypes : () => 0);
}

/** Feeds whole tags to `count`: what is cut off at the end of a chunk is read again with the next. */
function xmlScanner(count: (xml: string) => number): Scanner {
  let carried = '';
  let isFirst = true;
  return (chunk) => {
    if (isFirst && isUtf16(chunk)) throw refuseFile('list.file_unreadable');
    isFirst = false;
    const xml = carried + latin1(chunk);
    if (/<!(?:DOCTYPE|ENTITY)/i.test(xml)) throw refuseFile('list.file_dtd');
    const cut = xml.lastIndexOf('<');
    const whole = cut >= 0 && xml.length - cut < carriedCharacters ? cut : xml.length;
    carried = xml.slice(whole);
    return count(xml.slice(0, whole));
  };
}

function latin1(chunk: Uint8Array): string {
  return Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength).toString('latin1');
}

/** A declaration in UTF-16 would be invisible to a search for its letters. */
function isUtf16(chunk: Uint8Array): boolean {
  const [first, second] = chunk;
  return (
    first === 0 || second === 0 || (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)
  );
}

function refuseMacroTypes(xml: string): number {
  if (/macroEnabled/i.test(xml)) throw refuseFile('list.file_macro');
  return 0;
}

function refuseEncryptedParts(xml: string): number {
  if (/encryption-data/i.test(xml)) throw refuseFile('list.file_encrypted');
  return 0;
}

/** A filled cell of a worksheet has one value, `<v>` or `<is>`. */
function countFilledCells(xml: string): number {
  let count = 0;
  const values = /<(?:\w+:)?(?:v|is)[\s>]/g;
  while (values.test(xml)) count += 1;
  return count;
}

/** OpenDocument repeats rows and cells by a number: what is counted is what they would become. */
function openDocumentCounter(): (xml: string) => number {
  let rowRepeats = 1;
  return (xml) => {
    let count = 0;
    for (const [, tag, attributes = ''] of xml.matchAll(/<table:(table-row|table-cell)\b([^>]*)>/g)) {
      if (tag === 'table-row') rowRepeats = repeats(attributes, 'rows');
      else if (!attributes.endsWith('/')) count += rowRepeats * repeats(attributes, 'columns');
    }
    return count;
  };
}

function repeats(attributes: string, what: 'rows' | 'columns'): number {
  const stated = new RegExp(`number-${what}-repeated="(\\d{1,9})"`).exec(attributes)?.[1];
  return stated === undefined ? 1 : Number(stated);
}
