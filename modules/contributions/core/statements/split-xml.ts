import { refuseStatement } from '#modules/contributions/core/statement-terms/index.ts';

/** A piece of XML that was cut out, and where it began. */
export interface CutElement {
  readonly text: string;
  readonly offset: number;
}

export interface XmlCutting {
  /** Local name of the elements to cut out where they stand directly in `parent`. */
  readonly element: string;
  readonly parent: string;
  /** Called when the last of a parent's elements was cut out, with what is left of that parent. */
  readonly parentEnded: (frame: string) => void;
  readonly elementEnded: (element: CutElement) => void;
}

const deepest = 40;
const longestTag = 8_192;

/**
 * Walks through an XML text once and cuts the elements of one name out of their parents, so that a statement of any length is parsed in small
 * pieces. Holds the text to be well nested, complete, without document type, at most 40 deep.
 *
 * @throws Refusal `statement.file_dtd`, `statement.file_too_deep`, `statement.file_truncated`, `statement.file_unreadable`
 */
export function splitXml(text: string, cutting: XmlCutting): void {
  new Cutter(text, cutting).run();
}

class Cutter {
  readonly #text: string;
  readonly #cutting: XmlCutting;
  readonly #open: string[] = [];
  #frame = '';
  #frameFrom = -1;
  #elementAt = -1;
  #elementDepth = 0;
  #parentDepth = 0;
  #sawRoot = false;

  constructor(text: string, cutting: XmlCutting) {
    this.#text = text;
    this.#cutting = cutting;
  }

  run(): void {
    const text = this.#text;
    let position = 0;
    for (;;) {
      const at = text.indexOf('<', position);
      if (this.#open.length === 0) this.#onlyBlank(position, at < 0 ? text.length : at);
      if (at < 0) break;
      position = this.#markup(at);
    }
    if (this.#open.length > 0) throw refuseStatement('statement.file_truncated');
    if (!this.#sawRoot) throw refuseStatement('statement.file_unreadable', { line: 1 });
  }

  #onlyBlank(from: number, to: number): void {
    // Only a little is looked at: text outside of the root is refused, not read.
    if (this.#text.slice(from, Math.min(to, from + 1_024)).trim() !== '') throw this.#unreadable(from);
  }

  /** Returns where the markup that begins at `at` ends. */
  #markup(at: number): number {
    const text = this.#text;
    const next = text[at + 1];
    if (next === '!') {
      if (text.startsWith('<!--', at)) return this.#after('-->', at + 4);
      if (text.startsWith('<![CDATA[', at) && this.#open.length > 0) return this.#after(']]>', at + 9);
      throw refuseStatement('statement.file_dtd');
    }
    if (next === '?') return this.#after('?>', at + 2);
    const end = this.#tagEnd(at);
    if (next === '/') this.#close(at, end);
    else this.#start(at, end);
    return end + 1;
  }

  #after(sign: string, from: number): number {
    const end = this.#text.indexOf(sign, from);
    if (end < 0) throw refuseStatement('statement.file_truncated');
    return end + sign.length;
  }

  /** Where the tag's `>` stands, past quoted values. */
  #tagEnd(at: number): number {
    const text = this.#text;
    const close = text.indexOf('>', at);
    if (close < 0) throw refuseStatement('statement.file_truncated');
    const quote = text.slice(at, close).search(/["']/);
    if (quote < 0) return close;
    let position = at + quote;
    while (position - at < longestTag) {
      const sign = text[position];
      if (sign === undefined) throw refuseStatement('statement.file_truncated');
      if (sign === '>') return position;
      if (sign === '"' || sign === "'") position = this.#after(sign, position + 1);
      else position += 1;
    }
    throw this.#unreadable(at);
  }

  #start(at: number, end: number): void {
    const tag = this.#text.slice(at + 1, Math.min(end, at + 256));
    const name = /^[A-Za-z_][\w.\-:]*/.exec(tag)?.[0];
    if (name === undefined || (this.#open.length === 0 && this.#sawRoot)) throw this.#unreadable(at);
    this.#sawRoot = true;
    const { element, parent } = this.#cutting;
    const local = localName(name);
    const isElement =
      local === element &&
      this.#elementAt < 0 &&
      this.#parentDepth > 0 &&
      this.#open.length === this.#parentDepth;
    if (isElement) {
      this.#elementAt = at;
      this.#elementDepth = this.#open.length + 1;
    } else if (local === parent && this.#parentDepth === 0) {
      this.#parentDepth = this.#open.length + 1;
      this.#frame = '';
      this.#frameFrom = at;
    }
    this.#open.push(name);
    if (this.#open.length > deepest) throw refuseStatement('statement.file_too_deep', { limit: deepest });
    if (this.#text[end - 1] === '/') this.#pop(end);
  }

  #close(at: number, end: number): void {
    const name = this.#text.slice(at + 2, Math.min(end, at + 258)).trimEnd();
    if (this.#open.length === 0 || this.#open.at(-1) !== name) throw this.#unreadable(at);
    this.#pop(end);
  }

  #pop(end: number): void {
    const depth = this.#open.length;
    this.#open.pop();
    if (this.#elementAt >= 0 && depth === this.#elementDepth) {
      this.#frame += this.#text.slice(this.#frameFrom, this.#elementAt);
      this.#frameFrom = end + 1;
      const offset = this.#elementAt;
      this.#elementAt = -1;
      this.#cutting.elementEnded({ text: this.#text.slice(offset, end + 1), offset });
    } else if (depth === this.#parentDepth) {
      this.#parentDepth = 0;
      this.#cutting.parentEnded(this.#frame + this.#text.slice(this.#frameFrom, end + 1));
      this.#frame = '';
    }
  }

  #unreadable(at: number) {
    return refuseStatement('statement.file_unreadable', { line: lineAt(this.#text, at) });
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** The number of the line on which an offset stands. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}
