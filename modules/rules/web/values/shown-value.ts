import { formatDay, formatIdr, formatMonth, formatNumber, formatPercent } from '#platform/web/format.ts';
import type { Language, Text } from '#platform/web/text.ts';

/** A value of the law as a reader sees it: words, a list, named members, or rows under titles. */
export type Shown =
  | { readonly kind: 'text'; readonly text: string; readonly numeric: boolean }
  | { readonly kind: 'list'; readonly items: readonly Shown[] }
  | { readonly kind: 'pairs'; readonly pairs: readonly (readonly [title: string, value: Shown])[] }
  | {
      readonly kind: 'table';
      readonly titles: readonly string[];
      readonly rows: readonly (readonly Shown[])[];
    };

interface Reader {
  readonly t: Text;
  readonly language: Language;
}

/** What a leaf is called in its file, and the unit of the whole value where the name does not say another. */
interface Place {
  readonly name: string;
  readonly unit: string;
}

type Members = Readonly<Record<string, unknown>>;

/** The value of a parameter file in the reader's language, by its unit and the shape it has. */
export function shownValue(value: unknown, unit: string, reader: Reader): Shown {
  return shown(value, { name: '', unit }, reader);
}

function shown(value: unknown, place: Place, reader: Reader): Shown {
  if (Array.isArray(value)) return shownList(value, place, reader);
  if (!isMembers(value)) return shownLeaf(value, place, reader);
  const both = value[reader.language];
  if (isBothTexts(value) && typeof both === 'string') return words(both);
  return shownMembers(value, place, reader);
}

function shownList(values: readonly unknown[], place: Place, reader: Reader): Shown {
  const rows = values.filter(isMembers).filter((row) => !isBothTexts(row));
  if (values.length === 0 || rows.length < values.length)
    return { kind: 'list', items: values.map((value) => shown(value, place, reader)) };
  const names = columnsOf(rows);
  const [only, ...others] = names;
  if (only === 'name' && others.length === 0)
    return { kind: 'list', items: rows.map((row) => member(row, only, place, reader)) };
  return {
    kind: 'table',
    titles: names.map((name) => titleOf(name, reader.t)),
    rows: rows.map((row) => names.map((name) => member(row, name, place, reader))),
  };
}

/** The members of rows in their order; where rows have a name in both languages, codes beside it say nothing more. */
function columnsOf(rows: readonly Members[]): readonly string[] {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  if (!rows.every(({ name }) => isMembers(name) && isBothTexts(name))) return names;
  return names.filter((name) => !rows.every((row) => isCode(row[name])));
}

/** Rows keyed by a name become a table; anything else is its members by name. */
function shownMembers(value: Members, place: Place, reader: Reader): Shown {
  const entries = Object.entries(value).filter(([name, one]) => !saysNothing(name, one));
  const isKeyedRows =
    entries.length > 1 && entries.every(([, row]) => isMembers(row) && !isBothTexts(row) && isFlat(row));
  if (!isKeyedRows)
    return {
      kind: 'pairs',
      pairs: entries.map(([name]) => [titleOf(name, reader.t), member(value, name, place, reader)]),
    };
  const rows = entries.flatMap(([name, row]) => (isMembers(row) ? [{ name, row }] : []));
  const names = [...new Set(rows.flatMap(({ row }) => Object.keys(row)))];
  return {
    kind: 'table',
    titles: ['', ...names.map((name) => titleOf(name, reader.t))],
    rows: rows.map(({ name, row }) => [
      words(titleOf(name, reader.t)),
      ...names.map((column) => member(row, column, place, reader)),
    ]),
  };
}

/** A member of a value whose own name says a unit (`factorsPpm: { JKK }`) is counted in that unit. */
function member(row: Members, name: string, place: Place, reader: Reader): Shown {
  return name in row ? shown(row[name], { name, unit: saidBy(place.name) ?? place.unit }, reader) : words('');
}

function shownLeaf(value: unknown, place: Place, reader: Reader): Shown {
  const { t, language } = reader;
  if (value === null) return words(t(absenceOf(place.name)));
  if (typeof value === 'boolean') return words(t(value ? 'web.yes' : 'web.no'));
  if (typeof value === 'number') return figure(numberText(value, unitOf(place), reader));
  if (typeof value !== 'string') return words('');
  if (/^\d+$/.test(value) && unitOf(place).startsWith('idr'))
    return figure(amountText(formatIdr(language, value), unitOf(place), t));
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return words(formatDay(language, value, 'short'));
  if (/^\d{4}-\d{2}$/.test(value)) return words(formatMonth(language, value));
  return words(wordOf(value, t));
}

const suffixes = [
  ['Idr', 'idr'],
  ['Ppm', 'ppm'],
  ['Percent', 'percent'],
  ['WorkingDays', 'working_days'],
  ['Days', 'days'],
  ['Months', 'months'],
  ['Years', 'years'],
  ['Hours', 'hours'],
] as const;

/** The unit a member's own name says (`feePpm`, `maxMonths`), else that of the whole value. */
function unitOf({ name, unit }: Place): string {
  const said = saidBy(name);
  if (said !== null) return said;
  return name === '' || unit.startsWith('idr') || unit.startsWith('ppm') ? unit : 'count';
}

function saidBy(name: string): string | null {
  const said = suffixes.find(([suffix]) => name.endsWith(suffix) || name === suffix.toLowerCase());
  return said?.[1] ?? null;
}

function numberText(value: number, unit: string, { t, language }: Reader): string {
  if (unit.startsWith('ppm')) return amountText(formatPercent(language, percentOfPpm(value)), unit, t);
  if (unit === 'percent') return formatPercent(language, String(value));
  if (unit.startsWith('idr')) return amountText(formatIdr(language, String(value)), unit, t);
  const n = formatNumber(language, value);
  if (!countedUnits.has(unit)) return n;
  const key = `rules.amount.${unit}${value === 1 ? '.one' : ''}`;
  return t(key, { n });
}

const countedUnits = new Set(['months', 'days', 'working_days', 'hours', 'years']);

/** Parts of a million as decimal percent: 2400 -> `0.24`. */
function percentOfPpm(ppm: number): string {
  const [whole, rest] = [Math.trunc(ppm / 10_000), Math.abs(Math.round(ppm % 10_000))];
  return rest === 0 ? String(whole) : `${whole}.${String(rest).padStart(4, '0').replace(/0+$/, '')}`;
}

/** `Rp 9.000` of a value counted by the month or day -> `Rp 9.000 per bulan`. */
function amountText(amount: string, unit: string, t: Text): string {
  if (unit.endsWith('_per_month')) return t('rules.amount.per_month', { amount });
  return unit.endsWith('_per_day') ? t('rules.amount.per_day', { amount }) : amount;
}

/** The title of a member; one nobody translated is shown as its plain words: `maxPerCase` -> `max per case`. */
function titleOf(name: string, t: Text): string {
  const key = `rules.column.${name}`;
  const text = t(key);
  return text === key ? wordOf(name, t) : text;
}

function wordOf(word: string, t: Text): string {
  if (!/^[A-Za-z][\w.-]*$/.test(word)) return word;
  const key = `rules.word.${word}`;
  const text = t(key);
  if (text !== key) return text;
  return /^[a-z]/.test(word)
    ? word
        .replace(/([a-z0-9])([A-Z])/g, (_, end: string, start: string) => `${end} ${start.toLowerCase()}`)
        .replaceAll('_', ' ')
    : word;
}

/** Only where the law itself leaves a bound open does nothing mean "no limit"; elsewhere nothing is said. */
function absenceOf(name: string): string {
  if (/^(max|.*upto)Idr$/i.test(name)) return 'rules.value.unlimited';
  return name === 'months' ? 'rules.value.onwards' : 'rules.value.none';
}

/** A condition that is not set, or a list of none: left out among named members. */
function saysNothing(name: string, value: unknown): boolean {
  if (value === null) return absenceOf(name) === 'rules.value.none';
  if (Array.isArray(value)) return value.length === 0;
  return isMembers(value) && Object.keys(value).length === 0;
}

/** A word for programs (`right_arm_shoulder`), or nothing but such words. */
function isCode(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isCode);
  return value === null || value === undefined || (typeof value === 'string' && codeWord.test(value));
}

const codeWord = /^[a-z][a-z0-9_]*$/;

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isBothTexts(value: Members): boolean {
  return Object.keys(value).sort().join() === 'en,id';
}

function isFlat(value: Members): boolean {
  return Object.values(value).every((one) => !Array.isArray(one) && (!isMembers(one) || isBothTexts(one)));
}

function words(text: string): Shown {
  return { kind: 'text', text, numeric: false };
}

function figure(text: string): Shown {
  return { kind: 'text', text, numeric: true };
}
