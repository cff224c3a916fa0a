/** Digits and capitals that no reader takes for one another: no 0 and O, no 1, I and L. 31 signs, a prime. */
const signs = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const randomSigns = 11;

/** What someone typed off a card: the membership number (KPJ), or the registration code, both without gaps. */
export interface CardCode {
  readonly kind: 'kpj' | 'registration';
  readonly value: string;
}

/**
 * A registration code of 11 random signs (54 bits) and a check sign, e.g. `K7QM2XWPA94H`.
 *
 * @param random at least 32 random bytes; those that would favour some signs are passed over
 */
export function makeCardCode(random: Uint8Array): string {
  const fair = [...random].filter((byte) => byte < signs.length * Math.floor(256 / signs.length));
  if (fair.length < randomSigns) throw new Error('too few random bytes for a card code');
  const body = fair
    .slice(0, randomSigns)
    .map((byte) => signs.charAt(byte % signs.length))
    .join('');
  return body + checkSign(body);
}

/**
 * Reads what was typed off a card, however it was spaced; null when it can be no code at all. The check sign tells
 * one wrong sign and two swapped ones, so that a slip is told before anybody is looked up.
 */
export function readCardCode(typed: string): CardCode | null {
  const value = typed.toUpperCase().replace(/[\s.-]/g, '');
  if (/^\d{11}$/.test(value)) return { kind: 'kpj', value };
  if (value.length !== randomSigns + 1 || [...value].some((sign) => !signs.includes(sign))) return null;
  return checkSign(value.slice(0, -1)) === value.slice(-1) ? { kind: 'registration', value } : null;
}

/** A code in groups as a card shows it: `K7QM 2XWP A94H`, a KPJ `2600 0000 001`. */
export function formatCardCode(value: string): string {
  return value.replace(/(.{4})(?=.)/g, '$1 ');
}

/** Each place weighs another amount below a prime: no single change and no swap of two gives the same sum. */
function checkSign(body: string): string {
  const sum = [...body].reduce((total, sign, place) => total + signs.indexOf(sign) * (place + 2), 0);
  return signs.charAt(sum % signs.length);
}
