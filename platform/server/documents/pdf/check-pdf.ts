import { faultOf } from '#platform/server/documents/document-fault.ts';
import type { DocumentLimits } from '#platform/server/documents/limits.ts';
import { refuseHugePicture } from '#platform/server/documents/picture-size.ts';
import { hidesObjects } from './hidden-objects.ts';
import { type InflatingBudget, objectsIn } from './object-stream.ts';
import { PdfReader } from './pdf-reader.ts';
import { asDict, asName, asWord, type PdfDict, type PdfValue } from './pdf-values.ts';
import { refuseOtherKinds } from './refuse-other-kinds.ts';
import { streamEnd, streamStart } from './stream-bytes.ts';

/**
 * Looks through a PDF from its first byte to its last, object streams included, and refuses what does something when it is
 * opened, carries something unseen, or cannot be looked into. The file itself is kept as it came: written anew, the electronic
 * signature of an office under it would be void.
 *
 * @returns the number of its pages
 * @throws DocumentFault `document.pdf_*`, `document.two_kinds`, `document.too_many_pages`, `document.too_many_pixels`,
 * `document.truncated`, `document.too_complex`
 */
export function checkPdf(bytes: Uint8Array, limits: DocumentLimits): number {
  refuseOtherKinds(bytes);
  const check = new PdfCheck(bytes, limits);
  check.run();
  return check.pages();
}

class PdfCheck {
  readonly #bytes: Uint8Array;
  readonly #limits: DocumentLimits;
  readonly #budget: InflatingBudget;
  readonly #reader: PdfReader;
  readonly #met = new Set<number>();
  readonly #pages = new Set<number>();

  constructor(bytes: Uint8Array, limits: DocumentLimits) {
    this.#bytes = bytes;
    this.#limits = limits;
    this.#budget = { values: limits.values, depth: limits.depth, inflatedBytes: limits.inflatedBytes };
    this.#reader = new PdfReader(bytes, this.#budget);
  }

  run(): void {
    for (;;) {
      this.#reader.skipSpace();
      if (this.#reader.isAtEnd) break;
      this.#readPart(this.#reader.readValue());
    }
    if (hidesObjects(this.#bytes, this.#met)) throw faultOf('document.pdf_unreadable');
  }

  pages(): number {
    const count = this.#pages.size;
    if (count === 0) throw faultOf('document.pdf_unreadable');
    if (count > this.#limits.pages)
      throw faultOf('document.too_many_pages', { limit: this.#limits.pages, pages: count });
    return count;
  }

  /** What may stand on the file's own level: objects, tables of places, trailers. Source: ISO 32000-1 7.5. */
  #readPart(first: PdfValue): void {
    const word = asWord(first);
    if (typeof first === 'number') this.#readObject(first);
    else if (word === 'xref') this.#skipTable();
    else if (word === 'trailer') this.#readTrailer();
    else if (word !== 'startxref' || typeof this.#reader.readValue() !== 'number')
      throw faultOf('document.pdf_unreadable');
  }

  #readObject(number: number): void {
    const generation = this.#reader.readValue();
    if (typeof generation !== 'number' || asWord(this.#reader.readValue()) !== 'obj')
      throw faultOf('document.pdf_unreadable');
    this.#met.add(this.#reader.position - 3);
    const value = this.#reader.readValue();
    // An object of nothing: its end follows at once.
    if (asWord(value) === 'endobj') return;
    this.#inspect(number, value);
    const after = asWord(this.#reader.readValue());
    if (after === 'stream') this.#readStream(asDict(value));
    else if (after !== 'endobj') throw faultOf('document.pdf_unreadable');
  }

  #readStream(dict: PdfDict | null): void {
    // A stream that names a file takes its bytes from there.
    if (dict?.entries.has('F')) throw faultOf('document.pdf_embedded_file');
    if (!dict || dict.isAmbiguous) throw faultOf('document.pdf_unreadable');
    const start = streamStart(this.#bytes, this.#reader.position);
    const { end, after } = streamEnd(this.#bytes, start, dict.entries.get('Length'));
    this.#reader.position = after;
    // Told by what a reader needs to unpack it, not by the type it gives itself.
    if (asName(dict.entries.get('Type')) === 'ObjStm' || dict.entries.has('First'))
      for (const { number, value } of objectsIn(dict, this.#bytes.subarray(start, end), this.#budget))
        this.#inspect(number, value);
    if (asWord(this.#reader.readValue()) !== 'endobj') throw faultOf('document.pdf_unreadable');
  }

  #inspect(number: number, value: PdfValue): void {
    const dict = asDict(value);
    if (!dict) return;
    if (asName(dict.entries.get('Type')) === 'Page') this.#pages.add(number);
    const [width, height] = [dict.entries.get('Width'), dict.entries.get('Height')];
    if (typeof width === 'number' && typeof height === 'number')
      refuseHugePicture({ width, height }, this.#limits);
  }

  /** Places in the file and the marks n and f; no value of it is trusted, because every object is met anyway. */
  #skipTable(): void {
    for (;;) {
      const value = this.#reader.readValue();
      if (asWord(value) === 'trailer') break;
      if (typeof value !== 'number' && asWord(value) !== 'n' && asWord(value) !== 'f')
        throw faultOf('document.pdf_unreadable');
    }
    this.#readTrailer();
  }

  #readTrailer(): void {
    this.#met.add(this.#reader.position - 7);
    if (!asDict(this.#reader.readValue())) throw faultOf('document.pdf_unreadable');
  }
}
