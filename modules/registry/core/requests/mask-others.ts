/** Sixteen digits, also in groups; not a part of an id in hexadecimal. */
const nikDigits = /(?<![0-9a-f-])\d(?:[ .-]?\d){15}(?![0-9a-f-])|\d{16}/g;

/** The text with every number of sixteen digits masked that is not the person's own: it may be someone else's NIK. */
export function maskOthers(text: string, ownNik: string): string {
  return text.replace(nikDigits, (written) => {
    const digits = written.replace(/\D/g, '');
    return digits === ownNik ? written : `${digits.slice(0, 4)}********${digits.slice(12)}`;
  });
}
