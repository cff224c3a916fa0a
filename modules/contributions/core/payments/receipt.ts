/** Letters and digits that nobody takes for one another: no 0 O 1 I L U. */
const letters = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const codeLength = 8;

/** The number of a receipt as it is shown: the year the money came, and its running number: `2026-00001234`. */
export function receiptNumber(receipt: bigint, receivedOn: string): string {
  return `${receivedOn.slice(0, 4)}-${String(receipt).padStart(8, '0')}`;
}

/** A receipt's number as somebody typed it; null when it can be none. */
export function readReceiptNumber(typed: string): { readonly year: string; readonly receipt: bigint } | null {
  const found = /^(\d{4})\D?0*(\d{1,15})$/.exec(typed.trim().replace(/\s/g, ''));
  const [, year, digits] = found ?? [];
  return year && digits ? { year, receipt: BigInt(digits) } : null;
}

/**
 * The check code of a receipt: eight signs of 30 in two groups.
 *
 * @param bytes at least 8 bytes of a keyed hash over number, amount and day; each gives one sign
 */
export function receiptCode(bytes: Uint8Array): string {
  if (bytes.length < codeLength) throw new Error('too few bytes for a code');
  const signs = [...bytes.subarray(0, codeLength)]
    .map((byte) => letters[byte % letters.length] ?? '')
    .join('');
  return `${signs.slice(0, 4)}-${signs.slice(4)}`;
}

/** A check code as somebody typed it, in the form it was given; null where it can be none. */
export function readReceiptCode(typed: string): string | null {
  const signs = typed.toUpperCase().replace(/[\s.-]/g, '');
  const isCode = signs.length === codeLength && [...signs].every((sign) => letters.includes(sign));
  return isCode ? `${signs.slice(0, 4)}-${signs.slice(4)}` : null;
}
