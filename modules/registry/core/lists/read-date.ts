import { dayOf, dayOfSerial } from './days.ts';
import { cleanCell, isErrorCell, isPlaceholder } from './text.ts';
import type { ListCell } from './workbook.ts';

export interface DateReading {
  /** Null where the date is sound. */
  readonly fault: 'missing' | 'invalid' | null;
  readonly day: string | null;
  /** The words before or after the date, a birth place. */
  readonly place: string | null;
  /** The day read month first, where day first is impossible: to be believed only where something else confirms it. */
  readonly monthFirstDay: string | null;
}

const monthNames: readonly (readonly string[])[] = [
  ['januari', 'january', 'jaunari', 'i'],
  ['februari', 'pebruari', 'february', 'febuari', 'pebuari', 'ii'],
  ['maret', 'march', 'mrt', 'iii'],
  ['april', 'iv'],
  ['mei', 'may', 'v'],
  ['juni', 'june', 'vi'],
  ['juli', 'july', 'vii'],
  ['agustus', 'august', 'agt', 'agst', 'ags', 'agts', 'agutus', 'viii'],
  ['september', 'sept', 'ix'],
  ['oktober', 'october', 'x'],
  ['november', 'nopember', 'nofember', 'xi'],
  ['desember', 'december', 'xii'],
];

/** 1-12 for a month's number, Indonesian or English name, abbreviation or Roman numeral; 0 for none. */
function monthOf(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  const word = text.replaceAll('.', '');
  const index = monthNames.findIndex((names) =>
    names.some((name) => name === word || (word.length >= 3 && name.startsWith(word))),
  );
  return index + 1;
}

/** Longer texts are no dates; it also keeps every pattern below cheap. */
const longestText = 120;

interface DateParts {
  readonly day: number;
  readonly month: number;
  readonly year: string;
  readonly rest: string;
}

/** The way most lists write it, tried first because lists are long. */
const usualDate = /^(?:([A-Za-z]{3,60}), )?(\d\d)[-/](\d\d)[-/](\d{4})$/;
const yearFirst = /^(\d{4})\s*[-/., ]\s*(\d{1,2})\s*[-/., ]\s*(\d{1,2})(?!\d)(.*)$/u;
const dayFirst = /^(\d{1,2})\s*[-/., ]\s*(\d{1,2})\s*[-/.,'’ ]\s*(\d{4}|\d{2})(?!\d)(.*)$/u;
const dayThenWord = /^(\d{1,2})\s*[-/., ]?\s*([a-z]+)\.?\s*[-/.,'’ ]?\s*['’]?(\d{4}|\d{2})(?!\d)(.*)$/u;
const monthWordFirst = /^([a-z]+)\.?\s*(\d{1,2})\s*,?\s+(\d{4})(?!\d)(.*)$/u;
const compact = /^(\d{5,8})(?:[.,]0+)?$/;
const timeOfDay = /^[t\s]*\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:[.,]\d+)?)?\s*(?:[ap]m|z|wita|wib|wit)?$/u;

function partsOf(text: string): DateParts | null {
  const iso = yearFirst.exec(text);
  if (iso !== null)
    return { day: Number(iso[3]), month: Number(iso[2]), year: iso[1] ?? '', rest: iso[4] ?? '' };
  const first = dayFirst.exec(text) ?? dayThenWord.exec(text);
  if (first === null) return null;
  return {
    day: Number(first[1]),
    month: monthOf(first[2] ?? ''),
    year: first[3] ?? '',
    rest: first[4] ?? '',
  };
}

/**
 * Reads a birth date, alone or with its place (`Denpasar, 31 Des 1980`). Two-digit years take the latest century not after
 * `on` (`YYYY-MM-DD`); a bare five-digit number is a sheet's serial day. `placeAlone` says what a text without digits is.
 */
export function readBirthDate(
  cell: ListCell | undefined,
  options: { on: string; placeAlone: 'missing' | 'invalid' },
): DateReading {
  const usual = typeof cell === 'string' ? usualDate.exec(cell) : null;
  if (usual !== null) {
    return settled(
      { day: Number(usual[2]), month: Number(usual[3]), year: usual[4] ?? '', rest: '' },
      usual[1] ?? null,
      options.on,
    );
  }
  const text = cleanCell(cell);
  if (text === '' || isPlaceholder(text))
    return { fault: 'missing', day: null, place: null, monthFirstDay: null };
  if (isErrorCell(cell) || text.length > longestText) return invalid(null);
  const lower = text.toLowerCase().replace(/[–—]/gu, '-');
  const english = monthWordFirst.exec(lower);
  if (english !== null && monthOf(english[1] ?? '') > 0) {
    const month = monthOf(english[1] ?? '');
    return settled(
      { day: Number(english[2]), month, year: english[3] ?? '', rest: english[4] ?? '' },
      null,
      options.on,
    );
  }
  const start = lower.search(/\d/);
  if (start < 0) {
    return {
      fault: options.placeAlone,
      day: null,
      place: options.placeAlone === 'missing' ? text : null,
      monthFirstDay: null,
    };
  }
  const place = placeOf(text.slice(0, start));
  const dateText = lower.slice(start);
  const digits = compact.exec(dateText)?.[1];
  if (digits !== undefined) return ofDigits(digits, place, options.on);
  const parts = partsOf(dateText);
  return parts === null ? invalid(place) : settled(parts, place, options.on);
}

function invalid(place: string | null, monthFirstDay: string | null = null): DateReading {
  return { fault: 'invalid', day: null, place, monthFirstDay };
}

function placeOf(text: string): string | null {
  const place = text
    .replace(/[\s,;:/\\.(\-–|]+$/u, '')
    .replace(/(?:,\s*|\s+)(?:tgl|tanggal)\.?$/iu, '')
    .trim();
  return /\p{L}/u.test(place) ? place : null;
}

function settled(parts: DateParts, place: string | null, on: string): DateReading {
  const rest = parts.rest.trim();
  const isTime = rest === '' || timeOfDay.test(rest);
  if (!isTime && /\d/u.test(rest)) return invalid(place);
  const after = isTime || place !== null ? null : placeOf(rest.replace(/^[\s,;:/.)-]+/u, ''));
  const day = dayIn(parts, on);
  if (day !== null) return { fault: null, day, place: place ?? titled(after), monthFirstDay: null };
  return invalid(place, dayIn({ ...parts, day: parts.month, month: parts.day }, on));
}

function titled(place: string | null): string | null {
  return place === null ? null : place.replace(/(^|\s)\p{L}/gu, (start) => start.toUpperCase());
}

/** The day of these parts, never after `on` nor before 1900. */
function dayIn(parts: { day: number; month: number; year: string }, on: string): string | null {
  const { day, month } = parts;
  if (parts.year.length === 4) {
    const whole = dayOf({ year: Number(parts.year), month, day });
    return whole !== null && whole >= '1900' && whole <= on ? whole : null;
  }
  const recent = dayOf({ year: 2000 + Number(parts.year), month, day });
  if (recent !== null && recent <= on) return recent;
  return dayOf({ year: 1900 + Number(parts.year), month, day });
}

/** Digits without separators: a serial day (5), `DDMMYY` (6), `DDMMYYYY` with or without its leading zero, `YYYYMMDD`. */
function ofDigits(digits: string, place: string | null, on: string): DateReading {
  if (digits.length === 5) {
    const day = dayOfSerial(Number(digits), false);
    return day !== null && day <= on ? { fault: null, day, place, monthFirstDay: null } : invalid(place);
  }
  const padded = digits.length === 7 ? `0${digits}` : digits;
  const dayFirstParts = {
    day: Number(padded.slice(0, 2)),
    month: Number(padded.slice(2, 4)),
    year: padded.slice(4),
    rest: '',
  };
  const reading = settled(dayFirstParts, place, on);
  if (reading.fault === null || digits.length !== 8) return reading;
  return settled(
    { day: Number(digits.slice(6)), month: Number(digits.slice(4, 6)), year: digits.slice(0, 4), rest: '' },
    place,
    on,
  );
}
