const quote = 0x22;
const backslash = 0x5c;
/** Space, tab, line feed, carriage return: the only white space of JSON (RFC 8259, 2). */
const whiteSpace: ReadonlySet<number> = new Set([0x20, 0x09, 0x0a, 0x0d]);

/**
 * JSON text (UTF-8 bytes) without the white space outside its strings; every other byte stays as it came, so that a
 * number, an escape or a repeated key keeps the form that was signed.
 */
export function minifyJson(text: Uint8Array): Uint8Array {
  const minified = new Uint8Array(text.length);
  let length = 0;
  let isInString = false;
  let isEscaped = false;
  for (const byte of text) {
    if (!isInString && whiteSpace.has(byte)) continue;
    minified[length++] = byte;
    if (byte === quote && !isEscaped) isInString = !isInString;
    isEscaped = isInString && byte === backslash && !isEscaped;
  }
  return minified.subarray(0, length);
}
