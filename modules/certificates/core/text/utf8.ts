/** Text of UTF-8 bytes; null when they are no UTF-8: overlong, cut off, surrogates, or beyond U+10FFFF (RFC 3629). */
export function readUtf8(bytes: Uint8Array): string | null {
  let seen = 0;
  for (let at = 0; at < bytes.length; at++) seen |= bytes[at] ?? 0;
  if (seen < 0x80 && bytes.length < 1_024) return Reflect.apply(String.fromCharCode, null, bytes);
  let text = '';
  for (let at = 0; at < bytes.length; ) {
    const first = bytes[at] ?? 0;
    if (first < 0x80) {
      text += String.fromCharCode(first);
      at++;
      continue;
    }
    const width = first >> 5 === 6 ? 2 : first >> 4 === 14 ? 3 : first >> 3 === 30 ? 4 : 0;
    if (width === 0 || at + width > bytes.length) return null;
    const point = pointAt(bytes, at, width);
    if (point === null) return null;
    text += String.fromCodePoint(point);
    at += width;
  }
  return text;
}

/** UTF-8 bytes of text; a surrogate that stands alone becomes U+FFFD. */
export function writeUtf8(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const sign of text) {
    const asked = sign.codePointAt(0) ?? 0;
    const point = asked >= 0xd800 && asked <= 0xdfff ? 0xfffd : asked;
    if (point < 0x80) bytes.push(point);
    else if (point < 0x800) bytes.push(0xc0 | (point >> 6), 0x80 | (point & 63));
    else if (point < 0x1_0000)
      bytes.push(0xe0 | (point >> 12), 0x80 | ((point >> 6) & 63), 0x80 | (point & 63));
    else
      bytes.push(
        0xf0 | (point >> 18),
        0x80 | ((point >> 12) & 63),
        0x80 | ((point >> 6) & 63),
        0x80 | (point & 63),
      );
  }
  return Uint8Array.from(bytes);
}

function pointAt(bytes: Uint8Array, at: number, width: number): number | null {
  let point = (bytes[at] ?? 0) & (0xff >> (width + 1));
  for (let index = 1; index < width; index++) {
    const next = bytes[at + index] ?? 0;
    if (next >> 6 !== 2) return null;
    point = (point << 6) | (next & 63);
  }
  const least = width === 2 ? 0x80 : width === 3 ? 0x800 : 0x1_0000;
  const isSurrogate = point >= 0xd800 && point <= 0xdfff;
  return point < least || point > 0x10_ffff || isSurrogate ? null : point;
}
