import { faultOf } from './file-fault.ts';

/** What the guard learns of one part of a workbook, chunk by chunk. */
export interface PartScanner {
  filledCells: number;
  /** Numbers of hidden rows, by table; a worksheet part has only table 0. */
  readonly hiddenRows: Map<number, Set<number>>;
  /** The part's text where it was asked for, else empty. */
  text: string;
  readonly scan: (chunk: Uint8Array) => void;
}

/** The longest tag that must be seen whole although it lies over two chunks. */
const carriedCharacters = 2_048;
/** More hidden rows than a list may have rows need not be told apart. */
const hiddenRowsKept = 60_000;
/** Parts that say how sheets are called and where they lie. */
const keptParts: ReadonlySet<string> = new Set(['xl/workbook.xml', 'xl/_rels/workbook.xml.rels']);
const keptCharacters = 1_048_576;

/**
 * Searches any part that is XML, whatever its name says, for a DTD and for filled cells: a worksheet may lie under any name.
 * Pictures and the like are passed over.
 */
export function scanPart(name: string): PartScanner {
  const lower = name.toLowerCase();
  const lookAt = lookerOf(lower);
  let isXml: boolean | null = null;
  let carried = '';
  const scanner: PartScanner = {
    filledCells: 0,
    hiddenRows: new Map(),
    text: '',
    scan(chunk) {
      if (isXml === null) isXml = isXmlStart(chunk);
      if (!isXml) return;
      const xml = carried + latin1(chunk);
      if (/<!(?:DOCTYPE|ENTITY)/i.test(xml)) throw faultOf('list.file_dtd');
      const cut = xml.lastIndexOf('<');
      const whole = cut >= 0 && xml.length - cut < carriedCharacters ? cut : xml.length;
      carried = xml.slice(whole);
      lookAt(xml.slice(0, whole), scanner);
      if (keptParts.has(lower) && scanner.text.length < keptCharacters) scanner.text += latin1(chunk);
    },
  };
  return scanner;
}

type Looker = (xml: string, scanner: PartScanner) => void;

function lookerOf(lower: string): Looker {
  if (lower === 'content.xml') return openDocumentLooker();
  if (lower === 'meta-inf/manifest.xml') return refuseEncryptedParts;
  return lower === '[content_types].xml' ? refuseMacroTypes : lookAtWorksheet;
}

function latin1(chunk: Uint8Array): string {
  return Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength).toString('latin1');
}

/** True for a part that begins as XML; a declaration in UTF-16 would be invisible to a search for its letters. */
function isXmlStart(chunk: Uint8Array): boolean {
  const start = latin1(chunk.subarray(0, 64));
  if (/^(?:ÿþ|þÿ|<\0|\0<)/.test(start)) throw faultOf('list.file_unreadable');
  return /^(?:ï»¿)?\s*</.test(start);
}

function refuseMacroTypes(xml: string): void {
  if (/<(?:\w+:)?Override\b[^>]*macroEnabled/i.test(xml)) throw faultOf('list.file_macro');
}

function refuseEncryptedParts(xml: string): void {
  if (/encryption-data/i.test(xml)) throw faultOf('list.file_encrypted');
}

/** A filled cell of a worksheet has one value, `<v>` or `<is>`. */
function lookAtWorksheet(xml: string, scanner: PartScanner): void {
  for (const match of xml.matchAll(/<(?:\w+:)?(?:(?:v|is)[\s>]|row\s([^>]*\bhidden="(?:1|true)"[^>]*)>)/g)) {
    const attributes = match[1];
    if (attributes === undefined) scanner.filledCells += 1;
    else hide(scanner, { table: 0, row: Number(/\br="(\d{1,7})"/.exec(attributes)?.[1] ?? 0) });
  }
}

function hide(scanner: PartScanner, place: { table: number; row: number }): void {
  const rows = scanner.hiddenRows.get(place.table) ?? new Set();
  if (rows.size < hiddenRowsKept) rows.add(place.row);
  scanner.hiddenRows.set(place.table, rows);
}

/** OpenDocument repeats rows and cells by a number: what is counted is what they would become. */
function openDocumentLooker(): Looker {
  let table = -1;
  let row = 0;
  let rowRepeats = 1;
  return (xml, scanner) => {
    for (const [, tag, attributes = ''] of xml.matchAll(
      /<table:(table|table-row|table-cell)(?=[\s>/])([^>]*)>/g,
    )) {
      if (tag === 'table') {
        table += 1;
        row = 0;
      } else if (tag === 'table-row') {
        rowRepeats = repeats(attributes, 'rows');
        if (/visibility="(?:collapse|filter)"/.test(attributes))
          hideRun(scanner, { table, row, count: rowRepeats });
        row += rowRepeats;
      } else if (!attributes.endsWith('/'))
        scanner.filledCells += rowRepeats * repeats(attributes, 'columns');
    }
  };
}

function hideRun(scanner: PartScanner, run: { table: number; row: number; count: number }): void {
  for (let index = 1; index <= Math.min(run.count, hiddenRowsKept); index += 1) {
    hide(scanner, { table: run.table, row: run.row + index });
  }
}

const repeatedRows = /number-rows-repeated="(\d{1,9})"/;
const repeatedColumns = /number-columns-repeated="(\d{1,9})"/;

function repeats(attributes: string, what: 'rows' | 'columns'): number {
  const stated = (what === 'rows' ? repeatedRows : repeatedColumns).exec(attributes)?.[1];
  return stated === undefined ? 1 : Number(stated);
}
