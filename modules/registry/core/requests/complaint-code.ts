/** Letters and digits that nobody takes for one another: no 0 O 1 I L U. */
const letters = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const groupLength = 4;
const codeLength = 16;

/**
 * The code by which someone without an account follows a complaint: 16 signs of 30, four to a group.
 *
 * @param bytes at least 16 random bytes; each gives one sign
 */
export function complaintCode(bytes: Uint8Array): string {
  if (bytes.length < codeLength) throw new Error('too few bytes for a code');
  const signs = [...bytes.subarray(0, codeLength)].map((byte) => letters[byte % letters.length] ?? '');
  return grouped(signs.join(''));
}

/** A code as somebody typed it, in the form it was given; null where it can be none. */
export function readComplaintCode(typed: string): string | null {
  const signs = typed.toUpperCase().replace(/[\s.-]/g, '');
  const isCode = signs.length === codeLength && [...signs].every((sign) => letters.includes(sign));
  return isCode ? grouped(signs) : null;
}

function grouped(signs: string): string {
  return signs.match(new RegExp(`.{${groupLength}}`, 'g'))?.join('-') ?? signs;
}
