const nikDigits = /\d{16}/g;

/** The text with every number of sixteen digits masked that is not the person's own: it may be someone else's NIK. */
export function maskOthers(text: string, ownNik: string): string {
  return text.replace(nikDigits, (digits) =>
    digits === ownNik ? digits : `${digits.slice(0, 4)}********${digits.slice(12)}`,
  );
}
