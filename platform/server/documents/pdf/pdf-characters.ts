/** Classes of bytes in a PDF. Source: ISO 32000-1 7.2.2. */
const spaces = new Set([0x00, 0x09, 0x0a, 0x0c, 0x0d, 0x20]);
const delimiters = new Set([...'()<>[]{}/%'].map((character) => character.charCodeAt(0)));

/** True for the six bytes that count as white space. */
export function isSpace(byte: number | undefined): boolean {
  return byte !== undefined && spaces.has(byte);
}

/** True for a byte that belongs to a name, a number or a word. */
export function isRegular(byte: number | undefined): boolean {
  return byte !== undefined && !spaces.has(byte) && !delimiters.has(byte);
}

/** True for a byte that ends a line. */
export function isLineEnd(byte: number | undefined): boolean {
  return byte === 0x0a || byte === 0x0d;
}

/** True for a decimal digit. */
export function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}
