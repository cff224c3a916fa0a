import { cellText, type ListCell } from './workbook.ts';

const plain = /^[!-~]+(?: [!-~]+)*$/;
/** Soft hyphen, zero-width and direction marks: unseen by whoever typed or pasted them. */
const unseen = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

/** A text as a person would read it: one normal form, no unseen marks, single spaces, none at the ends. */
export function cleanText(text: string): string {
  if (text === '' || plain.test(text)) return text;
  return text.normalize('NFKC').replace(unseen, '').replace(/\s+/gu, ' ').trim();
}

/** A text of several lines as a person would read it: no unseen marks or control signs; what it says stays as it was written. */
export function visibleText(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is taken out, all but tab and line ends.
  const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;
  return text.normalize('NFC').replace(unseen, '').replace(controls, '').trim();
}

/** The cleaned text of a cell; empty for none. */
export function cleanCell(cell: ListCell | undefined): string {
  return cell === undefined ? '' : cleanText(cellText(cell));
}

/** Lower-case letters and digits only, so that `N I K`, `Tgl. Lahir` and `TGL_LAHIR` compare as people mean them. */
export function squash(text: string): string {
  return cleanText(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** True for the strokes that stand where there is nothing to say: `-`, `--`, `–`, `.`, `?`. */
export function isPlaceholder(text: string): boolean {
  return /^[-–—_.?*/\\ ]+$/u.test(text);
}

const dittoWords = /^(?:s\.? ?d\.? ?a\.?|idem|ditto|sama dengan (?:di ?)?atas)$/i;
const dittoStrokes = /^[-_–— ]*(?:["“”„‟″〃]|''|’’|,,|‚‚)[-_–— ]*$/u;

/** True for a cell that says "as above": `sda`, `s.d.a`, `idem`, `"`, `-"-` (CONTRACT section 5). */
export function isDitto(text: string): boolean {
  const length = text.length;
  if (length === 0 || length > 24) return false;
  return dittoStrokes.test(text) || dittoWords.test(text);
}

const sheetErrors = /^#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!|SPILL!|CALC!|#+$)/i;

/** True for a cell that holds an error of the sheet program (`#N/A`), whether typed as one or exported as text. */
export function isErrorCell(cell: ListCell | undefined): boolean {
  if (cell === undefined) return false;
  if (typeof cell !== 'string' && cell.kind === 'error') return true;
  return sheetErrors.test(cellText(cell));
}

/** True where a cell's stored value was made by a formula, or where a text file carries the formula itself. */
export function isFormulaCell(cell: ListCell | undefined): boolean {
  if (cell === undefined) return false;
  return typeof cell === 'string' ? cell.startsWith('=') : cell.formula === true;
}

/** True for a cell that the sheet program holds as a number, not as text. */
export function isNumberCell(cell: ListCell | undefined): boolean {
  return cell !== undefined && typeof cell !== 'string' && cell.kind === 'number';
}
