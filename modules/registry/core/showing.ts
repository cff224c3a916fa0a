/** A phone number as it may be shown: `0812****7890`; a short one only by its last two digits. Source: DESIGN 4.6. */
export function maskPhone(phone: string): string {
  const digits = phone.replace(/\D+/g, '').replace(/^62/, '0');
  return digits.length < 10 ? `****${digits.slice(-2)}` : `${digits.slice(0, 4)}****${digits.slice(-4)}`;
}
