/** Crockford's 32 signs: no I, L, O, U. */
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const dataSigns = 15;
/** Bytes of chance a code is made of: 15 signs of 5 bits. */
export const codeBytes = 10;

/**
 * A certificate's short code from ten random bytes: 15 signs and a check sign over the field of 32 elements. Each place has a weight of
 * its own, so one wrong sign and any two that changed places are always noticed.
 */
export function certificateCode(bytes: Uint8Array): string {
  if (bytes.length < codeBytes) throw new RangeError('too few bytes for a code');
  const values: number[] = [];
  let [held, bits] = [0, 0];
  for (const byte of bytes.subarray(0, codeBytes)) {
    held = ((held << 8) | byte) & 0xfff;
    bits += 8;
    for (; bits >= 5; bits -= 5) values.push((held >> (bits - 5)) & 31);
  }
  const data = values.slice(0, dataSigns);
  // Sixteen digits would look like a NIK: the first sign of such a code is a letter.
  if (data.every((value) => value < 10)) data[0] = (data[0] ?? 0) + 16;
  return [...data, checkOf(data)].map((value) => signs[value] ?? '').join('');
}

/** A code as somebody typed it, spaces and dashes let pass and O, I, L read as the digits they look like; null where it can be none, as for a NIK. */
export function readCertificateCode(typed: string): string | null {
  const code = typed
    .toUpperCase()
    .replace(/[\s.-]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  if (code.length !== dataSigns + 1 || /^\d+$/.test(code)) return null;
  const values = [...code].map((sign) => signs.indexOf(sign));
  if (values.includes(-1)) return null;
  return checkOf(values.slice(0, dataSigns)) === values[dataSigns] ? code : null;
}

/** In groups of four, as it is printed and said: `9K3F-7Q2M-8ZTW-04XN`. */
export function shownCertificateCode(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1-');
}

/** Sum of value times weight; the weights are the powers of a generator, all different. */
function checkOf(values: readonly number[]): number {
  let [sum, weight] = [0, 1];
  for (const value of values) {
    weight = timesTwo(weight);
    sum ^= product(value, weight);
  }
  return sum;
}

function product(one: number, other: number): number {
  let [result, shifted] = [0, one];
  for (let bit = 1; bit <= 16; bit *= 2) {
    if (other & bit) result ^= shifted;
    shifted = timesTwo(shifted);
  }
  return result;
}

/** Times x, modulo x^5 + x^2 + 1. */
function timesTwo(value: number): number {
  const doubled = value << 1;
  return doubled > 31 ? doubled ^ 0b100101 : doubled;
}
