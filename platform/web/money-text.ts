import type { Language } from './text.ts';

const marks = { id: { group: '.', other: ',' }, en: { group: ',', other: '.' } } as const;

/**
 * A number as someone types or pastes it ("Rp 1.000.000,-") as plain digits; what is no whole number stays as typed, so
 * that nothing is lost and the rules can say what is wrong with it.
 */
export function digitsOf(typed: string, language: Language): string {
  const { group, other } = marks[language];
  const bare = typed.replace(/rp\.?|idr|\s/gi, '').replace(/,-+$/, '');
  const ungrouped = bare.replaceAll(group, '');
  if (/^\d+$/.test(ungrouped)) return plain(ungrouped);
  const [whole = '', decimals] = bare.split(other);
  if (bare.split(other).length === 2 && decimals === '00' && whole.includes(group))
    return plain(whole.replaceAll(group, ''));
  const groups = bare.split(other);
  const isGrouped = groups.length > 1 && groups.every((part, at) => isGroup(part, at === 0));
  return isGrouped ? plain(groups.join('')) : bare;
}

function isGroup(part: string, first: boolean): boolean {
  return first ? /^\d{1,3}$/.test(part) : /^\d{3}$/.test(part);
}

function plain(digits: string): string {
  return digits.replace(/^0+(?=\d)/, '');
}

/** Plain digits with the language's thousands mark; anything else as it is. */
export function groupedText(value: string, language: Language): string {
  if (!/^\d+$/.test(value)) return value;
  return value.replace(/\B(?=(\d{3})+$)/g, marks[language].group);
}

/** A number as the rules read it: the last mark of a fraction becomes a point, the rest goes; no number stays as it is. */
export function asDecimal(value: string): string {
  if (!/^-?[\d.,]*\d[\d.,]*$/.test(value)) return value;
  const at = Math.max(value.lastIndexOf('.'), value.lastIndexOf(','));
  if (at < 0) return value;
  const whole = value.slice(0, at).replace(/[.,]/g, '');
  const decimals = value.slice(at + 1);
  return decimals === '' ? whole : `${whole === '' ? '0' : whole}.${decimals}`;
}

/** Where the caret belongs after regrouping: behind the same number of digits as before. */
export function caretAfter(text: string, digits: number): number {
  let seen = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (seen === digits) return at;
    if (/\d/.test(text.charAt(at))) seen += 1;
  }
  return text.length;
}
