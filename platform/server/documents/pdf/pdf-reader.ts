import { faultOf } from '#platform/server/documents/document-fault.ts';
import { forbiddenNames } from './forbidden-names.ts';
import { isLineEnd, isRegular, isSpace } from './pdf-characters.ts';
import type { PdfDict, PdfValue } from './pdf-values.ts';

/** What reading may still cost, all readers of a file together. */
export interface ReadingBudget {
  values: number;
  readonly depth: number;
}

const code = (character: string) => character.charCodeAt(0);
const [slash, open, close, less, greater, left, right, percent, backslash] = [...'/()<>[]%\\'].map(code);

/**
 * Reads values of a PDF one after the other. Each name is looked up among those that no document may hold, wherever it stands;
 * what is no value at all is a fault: a reader that guesses would see another document than we did.
 *
 * @throws DocumentFault `document.pdf_*`, `document.too_complex`, `document.truncated`
 */
export class PdfReader {
  position: number;
  readonly #bytes: Uint8Array;
  readonly #budget: ReadingBudget;

  constructor(bytes: Uint8Array, budget: ReadingBudget, position = 0) {
    this.#bytes = bytes;
    this.#budget = budget;
    this.position = position;
  }

  get isAtEnd(): boolean {
    return this.position >= this.#bytes.length;
  }

  /** Passes over white space and comments. */
  skipSpace(): void {
    for (;;) {
      while (isSpace(this.#bytes[this.position])) this.position += 1;
      if (this.#bytes[this.position] !== percent) return;
      while (!this.isAtEnd && !isLineEnd(this.#bytes[this.position])) this.position += 1;
    }
  }

  readValue(depth = 0): PdfValue {
    this.skipSpace();
    this.#budget.values -= 1;
    if (this.#budget.values < 0 || depth > this.#budget.depth) throw faultOf('document.too_complex');
    const [first, second] = this.#bytes.subarray(this.position, this.position + 2);
    if (first === undefined) throw faultOf('document.truncated');
    if (first === slash) return { kind: 'name', name: this.#readName() };
    if (first === open) return this.#skipText();
    if (first === left) return this.#readArray(depth);
    if (first === less) return second === less ? this.#readDict(depth) : this.#skipHex();
    if (!isRegular(first)) throw faultOf('document.pdf_unreadable');
    return this.#readRegular();
  }

  #readName(): string {
    const start = this.position + 1;
    this.position = start;
    while (isRegular(this.#bytes[this.position])) this.position += 1;
    const written = Buffer.from(this.#bytes.subarray(start, this.position)).toString('latin1');
    const name = written.replace(/#([0-9a-f]{2})/gi, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
    const forbidden = forbiddenNames.get(name);
    if (forbidden) throw faultOf(forbidden);
    return name;
  }

  #skipText(): PdfValue {
    let nested = 0;
    for (; !this.isAtEnd; this.position += 1) {
      const byte = this.#bytes[this.position];
      if (byte === backslash) this.position += 1;
      else if (byte === open) nested += 1;
      else if (byte === close) {
        nested -= 1;
        if (nested > 0) continue;
        this.position += 1;
        return { kind: 'text' };
      }
    }
    throw faultOf('document.truncated');
  }

  #skipHex(): PdfValue {
    const end = this.#bytes.indexOf(greater ?? 0, this.position);
    if (end < 0) throw faultOf('document.truncated');
    const written = Buffer.from(this.#bytes.subarray(this.position + 1, end)).toString('latin1');
    if (!/^[0-9a-f\0\t\n\f\r ]*$/i.test(written)) throw faultOf('document.pdf_unreadable');
    this.position = end + 1;
    return { kind: 'text' };
  }

  #readArray(depth: number): PdfValue {
    this.position += 1;
    const values: PdfValue[] = [];
    for (;;) {
      this.skipSpace();
      if (this.#bytes[this.position] === right) {
        this.position += 1;
        return values;
      }
      values.push(this.readValue(depth + 1));
    }
  }

  #readDict(depth: number): PdfDict {
    this.position += 2;
    const entries = new Map<string, PdfValue>();
    let isAmbiguous = false;
    for (;;) {
      this.skipSpace();
      if (this.#bytes[this.position] === greater && this.#bytes[this.position + 1] === greater) {
        this.position += 2;
        return { kind: 'dict', entries, isAmbiguous };
      }
      if (this.isAtEnd) throw faultOf('document.truncated');
      if (this.#bytes[this.position] !== slash) throw faultOf('document.pdf_unreadable');
      const key = this.#readName();
      isAmbiguous ||= entries.has(key);
      entries.set(key, this.readValue(depth + 1));
    }
  }

  /** A number, a reference (`5 0 R`) or a word. */
  #readRegular(): PdfValue {
    const word = this.#readWord();
    if (!/^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(word)) return { kind: 'word', word };
    if (!/^\d+$/.test(word)) return Number(word);
    const after = this.position;
    this.skipSpace();
    if (/^\d+$/.test(this.#readWord())) {
      this.skipSpace();
      if (this.#readWord() === 'R') return { kind: 'reference' };
    }
    this.position = after;
    return Number(word);
  }

  /** Regular bytes, at most as many as any number or word has. */
  #readWord(): string {
    const start = this.position;
    while (isRegular(this.#bytes[this.position])) this.position += 1;
    return Buffer.from(this.#bytes.subarray(start, Math.min(this.position, start + 64))).toString('latin1');
  }
}
