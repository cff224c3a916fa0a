/** By what one box asks, out of what was typed or scanned into it. */
type BoxAsk = 'npp' | 'nib' | 'npwp' | 'code' | 'reference';

/** Tells the numbers of the desk's one box apart by their form: each has its own length or beginning. */
export function readDeskBox(typed: string): BoxAsk | null {
  const text = typed.trim();
  const signs = text.replace(/[\s.-]/g, '');
  if (signs === '') return null;
  if (/^SMS1:/i.test(text)) return 'code';
  if (/^PK\d{9,}$/i.test(signs)) return 'reference';
  if (/^\d{13}$/.test(signs)) return 'nib';
  if (/^(\d{15}|\d{16}|\d{22})$/.test(signs)) return 'npwp';
  return signs.length > 12 ? 'code' : 'npp';
}
