import { dayOf, daysInMonth } from './days.ts';
import type { Sex } from './rows.ts';
import { cleanCell, isFormulaCell, isNumberCell, isPlaceholder } from './text.ts';
import type { ListCell } from './workbook.ts';

export interface NikParts {
  /** Province, regency and district of first issue, six digits. */
  readonly regionCode: string;
  readonly sex: Sex;
  /** Day, `YYYY-MM-DD`, its century by the pivot. */
  readonly bornOn: string;
  /** `DDMMYY` of birth with 40 taken off a woman's day. */
  readonly birthDigits: string;
  readonly serial: string;
}

/**
 * Reads a NIK: `PPKKCC DDMMYY NNNN`, a woman's day raised by 40. The century is the latest that does not lie after `on`
 * (`YYYY-MM-DD`). Null where it is not plausible. Source: domain rules section 9.
 */
export function parseNik(nik: string, on: string): NikParts | null {
  if (!isPlausibleNik(nik)) return null;
  const { day, isFemale, month, year } = digitsOf(nik);
  const bornOn = latestBirth({ day, month, year }, on);
  if (bornOn === null) return null;
  return {
    regionCode: nik.slice(0, 6),
    sex: isFemale ? 'P' : 'L',
    bornOn,
    birthDigits: `${String(day).padStart(2, '0')}${nik.slice(8, 12)}`,
    serial: nik.slice(12),
  };
}

/** True for 16 digits whose day and month exist, whose serial is not 0000 and which are not all equal (CONTRACT section 5). */
export function isPlausibleNik(nik: string): boolean {
  if (!/^\d{16}$/.test(nik) || nik.endsWith('0000') || /^(\d)\1{15}$/.test(nik)) return false;
  const { day, month, year } = digitsOf(nik);
  const longest = Math.max(daysInMonth(1900 + year, month), daysInMonth(2000 + year, month));
  return day >= 1 && day <= longest;
}

function digitsOf(nik: string): { day: number; isFemale: boolean; month: number; year: number } {
  const raisedDay = Number(nik.slice(6, 8));
  const isFemale = raisedDay > 40;
  return {
    day: isFemale ? raisedDay - 40 : raisedDay,
    isFemale,
    month: Number(nik.slice(8, 10)),
    year: Number(nik.slice(10, 12)),
  };
}

function latestBirth(digits: { day: number; month: number; year: number }, on: string): string | null {
  const recent = dayOf({ ...digits, year: 2000 + digits.year });
  if (recent !== null && recent <= on) return recent;
  return dayOf({ ...digits, year: 1900 + digits.year }) ?? recent;
}

export type NikReading =
  | { readonly fault: null; readonly nik: string }
  | { readonly fault: 'missing' | 'malformed' | 'damaged' | 'implausible'; readonly nik: null };

function faulty(fault: 'missing' | 'malformed' | 'damaged' | 'implausible'): NikReading {
  return { fault, nik: null };
}

const sixteenDigits = /^\d{16}$/;
const scientific = /^[+-]?\d+(?:[.,]\d+)?\s*E\s*[+-]?\d+$/i;
/** `5.171.042.104.040.000` or `5171042104040000,00`: a number format, so the last digits are lost. */
const formattedNumber = /^(?:\d{1,3}(?:([.,])\d{3})(?:\1\d{3}){3,}(?:[.,]\d+)?|\d{10,}[.,]\d{1,3})$/;

/** Reads the NIK of a cell, or says what is wrong with it (CONTRACT section 5). A formula is no NIK, whatever it made. */
export function readNik(cell: ListCell | undefined): NikReading {
  if (cell === undefined) return faulty('missing');
  if (typeof cell === 'string' && sixteenDigits.test(cell)) return judged(cell);
  const text = cleanCell(cell).replace(/^['’‘`]+/u, '');
  if (text === '' || isPlaceholder(text)) return faulty('missing');
  if (isNumberCell(cell) || scientific.test(text) || formattedNumber.test(text)) return faulty('damaged');
  if (isFormulaCell(cell)) return faulty('malformed');
  const digits = text.replace(/[\s.\-_']+/gu, '');
  return sixteenDigits.test(digits) ? judged(digits) : faulty('malformed');
}

function judged(nik: string): NikReading {
  return isPlausibleNik(nik) ? { fault: null, nik } : faulty('implausible');
}
