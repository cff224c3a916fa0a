/**
 * A NIK as it may be shown: `5171********0007`. Anything that is not 16 digits is hidden whole, since its shape is unknown.
 * Source: DESIGN 4.6.
 */
export function maskNik(nik: string): string {
  return /^\d{16}$/.test(nik) ? `${nik.slice(0, 4)}********${nik.slice(12)}` : '*'.repeat(16);
}

/** A name as it may be shown to those who may not see people: the first letter of each word, `I W*** S***`. Source: CONTRACT 6. */
export function maskName(name: string): string {
  return name
    .normalize('NFC')
    .split(/\s+/u)
    .filter((word) => word !== '')
    .map(maskWord)
    .join(' ');
}

function maskWord(word: string): string {
  const letters = [...word];
  const first = letters[0] ?? '';
  return letters.length === 1 ? first : `${first}***`;
}
