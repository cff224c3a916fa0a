import { refuseStatement } from '#modules/contributions/core/statement-terms/index.ts';

/** First bytes of what people send by mistake: archives and workbooks, PDF, pictures, programs. */
const strangers: readonly (readonly number[])[] = [
  [0x50, 0x4b],
  [0xd0, 0xcf, 0x11, 0xe0],
  [0x25, 0x50, 0x44, 0x46],
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
  [0x52, 0x61, 0x72, 0x21],
  [0x37, 0x7a, 0xbc, 0xaf],
  [0x1f, 0x8b],
  [0x7f, 0x45, 0x4c, 0x46],
  [0x4d, 0x5a, 0x90],
];

/**
 * Text of UTF-8, UTF-16 of either order (by its mark or its zero bytes) or Windows-1252; what says that it is UTF-8 and is not, is refused.
 *
 * @throws Refusal `statement.file_empty`, `statement.file_unsupported`, `statement.file_encoding`
 */
export function decodeStatement(bytes: Uint8Array): string {
  if (bytes.length === 0) throw refuseStatement('statement.file_empty');
  if (strangers.some((signature) => signature.every((byte, index) => bytes[index] === byte)))
    throw refuseStatement('statement.file_unsupported');
  const text = decoded(bytes);
  if (text.trim() === '') throw refuseStatement('statement.file_empty');
  // A zero character stands in no text: these are bytes of something else.
  if (text.includes('\u0000')) throw refuseStatement('statement.file_unsupported');
  return text;
}

function decoded(bytes: Uint8Array): string {
  const wide = wideEncodingOf(bytes);
  if (wide !== null) return new TextDecoder(wide).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, 200));
    const isMarked = bytes[0] === 0xef && bytes[1] === 0xbb;
    if (isMarked || /encoding=["']utf-8["']/i.test(head)) throw refuseStatement('statement.file_encoding');
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function wideEncodingOf(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const sample = bytes.subarray(0, 4_096);
  let even = 0;
  let odd = 0;
  for (let index = 0; index < sample.length; index += 1) {
    if (sample[index] !== 0) continue;
    if (index % 2 === 0) even += 1;
    else odd += 1;
  }
  if (even + odd <= sample.length / 4) return null;
  return even > odd ? 'utf-16be' : 'utf-16le';
}
