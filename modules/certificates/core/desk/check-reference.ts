/**
 * The reference of a permit check as it is kept (`PK-2026-0000123-4`), out of what someone typed; null: it is none, or a sign of it is wrong.
 * ISO 7064 MOD 11,10 notices each wrong digit. Twin of certificates.check_reference.
 */
export function readReference(typed: string): string | null {
  const match = /^PK[\s.-]*(\d{4})[\s.-]*(\d{7,12})[\s.-]*(\d)$/i.exec(typed.trim());
  if (!match) return null;
  const [, year = '', number = '', sign] = match;
  return checkDigit(`${year}${number}`) === sign ? `PK-${year}-${number}-${sign}` : null;
}

function checkDigit(digits: string): string {
  const rest = [...digits].reduce((sum, digit) => (((sum + Number(digit)) % 10 || 10) * 2) % 11, 10);
  return String((11 - rest) % 10);
}
