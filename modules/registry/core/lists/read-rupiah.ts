import { cleanCell, isErrorCell, isNumberCell, isPlaceholder } from './text.ts';
import type { ListCell } from './workbook.ts';

export interface RupiahReading {
  readonly fault: 'missing' | 'invalid' | null;
  readonly amountIdr: bigint | null;
}

const invalid: RupiahReading = { fault: 'invalid', amountIdr: null };
const missing: RupiahReading = { fault: 'missing', amountIdr: null };

/** More than any monthly wage: a NIK or a phone number in the wrong column. */
const ceilingIdr = 100_000_000_000n;

/** Longer texts are no amounts; it also keeps every pattern below cheap. */
const longestText = 60;

const wrapping =
  /^(?:±|~|\+\/-|kurang lebih|kira-kira|sekitar)?\s*(?:rp|idr)?[\s.:]*(.*?)\s*(?:rupiah)?\s*(?:(?:\/|per|se)\s*-?\s*(?:bln|bulan|month|mo)\.?)?$/u;
/** The way most lists write it, tried first because lists are long. */
const usualAmount = /^(?:Rp\.? ?)?(\d{1,3}(?:\.\d{3}){1,4}|\d{1,14})(?:,-)?$/;
const emptyCents = /(?:[.,]\s*(?:-+|–|=))+$/u;
const spoken = /^(\d[\d.,]*)\s*(juta|jt|jta|ribu|rb|rbu|k)\.?(?:\s*(\d[\d.,]*)\s*(?:ribu|rb|rbu|k)\.?)?$/u;

/**
 * Reads an amount of whole rupiah as people write it: `Rp 1.400.000,-`, `1,400,000.00`, `1,4 jt`, `900 ribu`, a number cell.
 * Cents are rounded half up. Zero, a negative amount, a range or words are invalid.
 */
export function readRupiah(cell: ListCell | undefined): RupiahReading {
  const usual = typeof cell === 'string' ? usualAmount.exec(cell) : null;
  if (usual !== null) return judged(BigInt((usual[1] ?? '').replaceAll('.', '')));
  const text = cleanCell(cell).replace(/^['’]/u, '');
  if (text === '' || isPlaceholder(text)) return missing;
  if (isErrorCell(cell) || text.length > longestText) return invalid;
  const amount = isNumberCell(cell) ? ofNumber(text) : ofWords(text.toLowerCase());
  return judged(amount);
}

function judged(amount: bigint | null): RupiahReading {
  return amount === null || amount <= 0n || amount >= ceilingIdr
    ? invalid
    : { fault: null, amountIdr: amount };
}

function ofNumber(text: string): bigint | null {
  const parts = /^(\d+)(?:\.(\d+))?$/.exec(text);
  return parts === null ? null : rounded(parts[1] ?? '', parts[2] ?? '');
}

function ofWords(text: string): bigint | null {
  const bare = (wrapping.exec(text)?.[1] ?? text).replace(emptyCents, '').trim();
  if (/^\d+$/.test(bare)) return bare.length > 15 ? null : BigInt(bare);
  const words = spoken.exec(bare);
  if (words !== null) return ofSpoken(words);
  const scientific = /^(\d)(?:[.,](\d+))?e\+?(\d{1,2})$/.exec(bare);
  if (scientific !== null) return shifted(scientific[1] ?? '', scientific[2] ?? '', Number(scientific[3]));
  return ofGrouped(bare);
}

function ofSpoken(words: RegExpExecArray): bigint | null {
  const isMillions = (words[2] ?? '').startsWith('j');
  const whole = scaled(words[1] ?? '', isMillions ? 6 : 3);
  if (words[3] === undefined) return whole;
  const thousands = isMillions ? scaled(words[3], 3) : null;
  return whole === null || thousands === null ? null : whole + thousands;
}

/** `1,4` million; three digits after a point are grouping before `ribu` (`1.400 ribu`) and decimals before `juta`. */
function scaled(text: string, places: 3 | 6): bigint | null {
  if (places === 3 && /^\d{1,3}(?:[.,]\d{3})+$/.test(text)) return BigInt(text.replace(/[.,]/g, '')) * 1_000n;
  const parts = /^(\d{1,9})(?:[.,](\d{1,6}))?$/.exec(text);
  return parts === null ? null : shifted(parts[1] ?? '', parts[2] ?? '', places);
}

function shifted(whole: string, fraction: string, places: number): bigint | null {
  if (fraction.length > places) return rounded(whole + fraction.slice(0, places), fraction.slice(places));
  return BigInt(whole + fraction.padEnd(places, '0'));
}

/** Digits in groups of three by one separator, cents by the other, or one kind alone. */
function ofGrouped(text: string): bigint | null {
  const spaced = text.replace(/(?<=\d) (?=\d{3}(?!\d))/g, '.').replace(/[’']/gu, '.');
  const parts =
    /^(\d{1,3}(?:\.\d{3})+)(?:,(\d{1,2}))?$/.exec(spaced) ??
    /^(\d{1,3}(?:,\d{3})+)(?:\.(\d{1,2}))?$/.exec(spaced) ??
    /^(\d{4,12})[.,](\d{1,2})$/.exec(spaced);
  return parts === null ? null : rounded((parts[1] ?? '').replace(/[.,]/g, ''), parts[2] ?? '');
}

function rounded(whole: string, fraction: string): bigint | null {
  if (whole === '' || whole.length > 15) return null;
  return BigInt(whole) + (fraction >= '5' ? 1n : 0n);
}
