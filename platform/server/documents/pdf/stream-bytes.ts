import { faultOf } from '#platform/server/documents/document-fault.ts';
import { isLineEnd, isSpace } from './pdf-characters.ts';
import type { PdfValue } from './pdf-values.ts';

const endWord = 'endstream';

/** Where a stream's bytes begin: behind the line end that follows the word `stream`. */
export function streamStart(bytes: Uint8Array, afterWord: number): number {
  if (bytes[afterWord] === 0x0d && bytes[afterWord + 1] === 0x0a) return afterWord + 2;
  return isLineEnd(bytes[afterWord]) ? afterWord + 1 : afterWord;
}

/**
 * Where a stream's bytes end, and where the file goes on: where its length says, if its end word stands there; else at the
 * first end word. Objects that a reader would find between the two are met by the search for hidden ones.
 *
 * @throws DocumentFault `document.truncated` where no end word follows
 */
export function streamEnd(
  bytes: Uint8Array,
  start: number,
  length: PdfValue | undefined,
): { readonly end: number; readonly after: number } {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (typeof length === 'number' && Number.isInteger(length) && length >= 0) {
    let at = start + length;
    while (at < start + length + 4 && isSpace(file[at])) at += 1;
    if (file.subarray(at, at + endWord.length).toString('latin1') === endWord)
      return { end: start + length, after: at + endWord.length };
  }
  const end = file.indexOf(endWord, start, 'latin1');
  if (end < 0) throw faultOf('document.truncated');
  return { end, after: end + endWord.length };
}
