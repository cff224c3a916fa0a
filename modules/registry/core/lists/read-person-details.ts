import type { Sex } from './rows.ts';
import { cleanCell, isErrorCell, isFormulaCell, isPlaceholder, squash } from './text.ts';
import type { ListCell } from './workbook.ts';

const male: ReadonlySet<string> = new Set([
  'l',
  'lk',
  'laki',
  'lakilaki',
  'laki2',
  'lelaki',
  'pria',
  'm',
  'male',
  'cowok',
  '1',
  'lki',
  'llaki',
]);
const female: ReadonlySet<string> = new Set([
  'p',
  'pr',
  'prp',
  'perempuan',
  'wanita',
  'w',
  'f',
  'female',
  'cewek',
  '2',
  'perempun',
  'perempaun',
]);

const usualSex: ReadonlyMap<string, Sex> = new Map([
  ['L', 'L'],
  ['P', 'P'],
  ['Laki-laki', 'L'],
  ['Laki-Laki', 'L'],
  ['LAKI-LAKI', 'L'],
  ['Perempuan', 'P'],
  ['PEREMPUAN', 'P'],
]);

/** `L` or `P` from what people write (`Laki-laki`, `Pria`, `M`, `1`; `Perempuan`, `Wanita`, `F`, `2`); null for anything else. */
export function readSex(cell: ListCell | undefined): Sex | null {
  if (cell === undefined) return null;
  const usual = typeof cell === 'string' ? usualSex.get(cell) : undefined;
  if (usual !== undefined) return usual;
  const word = squash(cleanCell(cell));
  if (male.has(word)) return 'L';
  return female.has(word) ? 'P' : null;
}

/** True for a tick in a column of its own (`v`, `x`, `1`, `✓`); a stroke or a zero is none. */
export function isTicked(cell: ListCell | undefined): boolean {
  const text = cleanCell(cell);
  return text !== '' && text !== '0' && !isPlaceholder(text);
}

/**
 * A telephone number as `+62…` (`0812…`, `62812…`, `+62 812-…`, `812…`, several: the first); another country's keeps its `+`.
 * Null where it cannot be one.
 */
export function readPhone(cell: ListCell | undefined): string | null {
  if (cell === undefined) return null;
  if (typeof cell === 'string' && usualPhone.test(cell)) return `+62${cell.slice(1)}`;
  const text = cleanCell(cell);
  if (text === '' || text.length > 80 || isErrorCell(cell) || /\de\+?\d/i.test(text)) return null;
  const first = text.split(/[;/,|&]|\batau\b|\bdan\b/iu, 1)[0] ?? '';
  return ofPhoneText(first) ?? ofPhoneText(text);
}

function ofPhoneText(text: string): string | null {
  const digits = text.replace(/\D+/gu, '');
  if (/^\s*\+(?!62)/u.test(text)) return digits.length >= 8 && digits.length <= 15 ? `+${digits}` : null;
  const national = digits.replace(/^(?:0062|620|62|0)/u, '');
  return national.length >= 7 && national.length <= 13 && !/^0+$/u.test(national) ? `+62${national}` : null;
}

/** The way most lists write it, tried first because lists are long. */
const usualPhone = /^08\d{7,11}$/;
const usualName = /^[A-Za-z]+(?: [A-Za-z]+)*$/;

export interface NameReading {
  readonly fault: 'missing' | 'invalid' | null;
  readonly name: string | null;
}

const address = /https?:|www\.|:\/\/|\.(?:com|net|org|ly|io|xyz|site|info|biz|online)\b|\.(?:id|co|me|go)\//i;

/**
 * Reads a person's name. Invalid: begins with `= + - @` or `#`, holds a digit, `<`, `>` or a URL, has no letter, or was made by a formula
 * (CONTRACT section 5). Titles, points, commas, apostrophes, slashes and accents are fine.
 */
export function readName(cell: ListCell | undefined): NameReading {
  if (typeof cell === 'string' && usualName.test(cell)) return { fault: null, name: cell };
  const text = cleanCell(cell);
  if (text === '') return { fault: 'missing', name: null };
  if (isFormulaCell(cell) || isErrorCell(cell) || !isNameLike(text)) return { fault: 'invalid', name: null };
  return { fault: null, name: text.replace(/^['’‘`]+\s*/u, '') };
}

function isNameLike(text: string): boolean {
  return !/^[=+\-@#]|[\p{Nd}<>]/u.test(text) && /\p{L}/u.test(text) && !address.test(text);
}

/** A text kept as it was written, null where there is none. */
export function readText(cell: ListCell | undefined): string | null {
  const text = cleanCell(cell);
  return text === '' || isPlaceholder(text) || isErrorCell(cell) ? null : text;
}
