import { isDigit, isLineEnd, isSpace } from './pdf-characters.ts';

/**
 * True where the bytes hold an object or a trailer that was not met when the file was read from start to end: within a picture,
 * a text or a comment. A reader that follows the file's own table, or mends it, would find it there.
 *
 * @param met positions of the words `obj` and `trailer` that were met
 */
export function hidesObjects(bytes: Uint8Array, met: ReadonlySet<number>): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return (
    placesOf(file, 'obj').some((place) => !met.has(place) && isObjectHead(file, place)) ||
    placesOf(file, 'trailer').some((place) => !met.has(place) && isTrailerHead(file, place + 7))
  );
}

function placesOf(file: Buffer, word: string): number[] {
  const places: number[] = [];
  for (let at = file.indexOf(word, 0, 'latin1'); at >= 0; at = file.indexOf(word, at + 1, 'latin1'))
    places.push(at);
  return places;
}

/** Two numbers stand before the word, with nothing between but white space and comments. */
function isObjectHead(file: Buffer, place: number): boolean {
  const second = numberBefore(file, place);
  if (second === null || second === place) return false;
  const first = numberBefore(file, second);
  return first !== null && first !== second;
}

/** Where the number begins that stands before a place, or null. */
function numberBefore(file: Buffer, place: number): number | null {
  let at = beforeSpace(file, place);
  if (!isDigit(file[at - 1])) return null;
  while (isDigit(file[at - 1])) at -= 1;
  return at;
}

/** Goes back over white space, and over comments that end before it. */
function beforeSpace(file: Buffer, place: number): number {
  let at = place;
  for (;;) {
    let crossesLine = false;
    for (; isSpace(file[at - 1]); at -= 1) crossesLine ||= isLineEnd(file[at - 1]);
    if (!crossesLine || isDigit(file[at - 1])) return at;
    let start = at;
    while (start > 0 && !isLineEnd(file[start - 1])) start -= 1;
    const comment = file.subarray(start, at).indexOf(0x25);
    if (comment < 0) return at;
    at = start + comment;
  }
}

/** A dictionary begins behind the word. */
function isTrailerHead(file: Buffer, place: number): boolean {
  let at = place;
  for (;;) {
    while (isSpace(file[at])) at += 1;
    if (file[at] !== 0x25) break;
    while (at < file.length && !isLineEnd(file[at])) at += 1;
  }
  return file[at] === 0x3c && file[at + 1] === 0x3c;
}
