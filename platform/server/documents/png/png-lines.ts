import { faultOf } from '#platform/server/documents/document-fault.ts';
import { type PngHeader, type PngPass, passesOf } from './png-header.ts';

/**
 * Follows the inflated lines of a picture as they come: each names one of the five filters, and together they are the whole
 * picture and nothing more. Of a picture with a palette it notes which entries the pixels use.
 */
export class PngLines {
  readonly usedColours = new Set<number>();
  readonly #header: PngHeader;
  readonly #passes: readonly PngPass[];
  #pass = 0;
  #line = 0;
  #at = 0;
  #current: Uint8Array;
  #above: Uint8Array;

  constructor(header: PngHeader) {
    this.#header = header;
    this.#passes = passesOf(header);
    const longest = 1 + Math.max(...this.#passes.map(({ lineBytes }) => lineBytes));
    this.#current = new Uint8Array(longest);
    this.#above = new Uint8Array(longest);
  }

  /** @throws DocumentFault `document.damaged` for a filter that does not exist and for bytes behind the picture. */
  take(part: Uint8Array): void {
    let from = 0;
    while (from < part.length) {
      const pass = this.#passes[this.#pass];
      if (!pass) throw faultOf('document.damaged');
      if (this.#at === 0 && (part[from] ?? 0) > 4) throw faultOf('document.damaged');
      const taken = Math.min(part.length - from, pass.lineBytes + 1 - this.#at);
      if (this.#header.colourType === 3) this.#current.set(part.subarray(from, from + taken), this.#at);
      from += taken;
      this.#at += taken;
      if (this.#at > pass.lineBytes) this.#endLine(pass);
    }
  }

  /** @throws DocumentFault `document.truncated` where lines are missing. */
  end(): void {
    if (this.#pass < this.#passes.length) throw faultOf('document.truncated');
  }

  #endLine(pass: PngPass): void {
    if (this.#header.colourType === 3) {
      unfilter(this.#current, this.#above, pass.lineBytes);
      this.#noteColours(pass.width);
      [this.#current, this.#above] = [this.#above, this.#current];
    }
    this.#at = 0;
    this.#line += 1;
    if (this.#line < pass.lines) return;
    this.#line = 0;
    this.#pass += 1;
    this.#above.fill(0);
  }

  #noteColours(width: number): void {
    const { bitDepth } = this.#header;
    const perByte = 8 / bitDepth;
    const mask = (1 << bitDepth) - 1;
    for (let pixel = 0; pixel < width; pixel += 1) {
      const byte = this.#current[1 + Math.floor(pixel / perByte)] ?? 0;
      this.usedColours.add((byte >> (8 - bitDepth * ((pixel % perByte) + 1))) & mask);
    }
  }
}

/** Undoes the filter of a line of one-byte steps (a palette's index never takes more). Source: PNG 9.2. */
function unfilter(line: Uint8Array, above: Uint8Array, lineBytes: number): void {
  const filter = line[0] ?? 0;
  for (let at = 1; filter !== 0 && at <= lineBytes; at += 1) {
    const left = at > 1 ? (line[at - 1] ?? 0) : 0;
    const corner = at > 1 ? (above[at - 1] ?? 0) : 0;
    line[at] = (line[at] ?? 0) + predicted(filter, { left, up: above[at] ?? 0, corner });
  }
}

interface Neighbours {
  readonly left: number;
  readonly up: number;
  readonly corner: number;
}

function predicted(filter: number, { left, up, corner }: Neighbours): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  const guess = left + up - corner;
  const [toLeft, toUp, toCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}
