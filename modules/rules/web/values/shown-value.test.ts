import { describe, expect, it, test } from 'vitest';
import { shippedLaw } from '#tests/support/law.ts';
import { type Shown, shownValue } from './shown-value.ts';
import { differenceFrom, wholeText } from './value-text.ts';

const files = import.meta.glob<Record<string, string>>('../../../../locales/*/*.json', {
  eager: true,
  import: 'default',
});

function textsOf(language: 'id' | 'en'): Readonly<Record<string, string>> {
  const own = Object.entries(files).filter(([path]) => path.includes(`/locales/${language}/`));
  return Object.assign({}, ...own.map(([, texts]) => texts));
}

/** A reader of a language who remembers every key without a text. */
function aReader(language: 'id' | 'en') {
  const texts = textsOf(language);
  const missing = new Set<string>();
  const t = (key: string, details: Readonly<Record<string, string | number>> = {}) => {
    const text = texts[key];
    if (text === undefined) missing.add(key);
    return (text ?? key).replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(details[name]));
  };
  return { t, language, missing };
}

const plain = (value: unknown, unit: string, language: 'id' | 'en' = 'id') =>
  wholeText(shownValue(value, unit, aReader(language))).replaceAll('\u00a0', ' ');

describe('a value of the law in the reader’s words', () => {
  test.each([
    ['11086300', 'idr_per_month', 'Rp 11.086.300 per bulan', 'Rp 11,086,300 a month'],
    ['16800', 'idr', 'Rp 16.800', 'Rp 16,800'],
    [2400, 'ppm', '0,24%', '0.24%'],
    [24, 'ppm', '0,0024%', '0.0024%'],
    [500000, 'ppm', '50%', '50%'],
    [20000, 'ppm_per_month', '2% per bulan', '2% a month'],
    [10000, 'ppm_per_day', '1% per hari', '1% a day'],
    [0, 'ppm', '0%', '0%'],
    [3, 'months', '3 bulan', '3 months'],
    [1, 'months', '1 bulan', '1 month'],
    [7, 'working_days', '7 hari kerja', '7 working days'],
    [48, 'hours', '48 jam', '48 hours'],
    [12345, 'count', '12.345', '12,345'],
    [true, 'flag', 'Ya', 'Yes'],
    [false, 'flag', 'Tidak', 'No'],
    ['oldest', 'text', 'yang tertua', 'the oldest'],
    ['2025-02-24', 'text', '24 Feb 2025', '24 Feb 2025'],
    [{ id: 'Satu', en: 'One' }, 'text', 'Satu', 'One'],
    [['JKK', 'JKM'], 'list', 'JKK; JKM', 'JKK; JKM'],
    [{ dayOfMonth: 15, monthsAfter: 1 }, 'table', 'Tanggal: 15; Bulan setelah bulan iuran: 1', null],
    [{ factorsPpm: { JKK: 500000 } }, 'table', 'Dibayar dari iuran biasa: JKK: 50%', null],
    [[{ lossPpm: 400000, mostLossPpm: null }], 'table', 'Kehilangan: 40%, Kehilangan paling banyak: –', null],
    [[{ months: null, ratePpm: 500000 }], 'table', 'Bulan: seterusnya, Tarif: 50%', null],
    [{ maxIdr: null, sectors: null, industries: [] }, 'table', 'Penghasilan sampai: tanpa batas', null],
  ])('%j in %s reads %s', (value, unit, indonesian, english) => {
    expect(plain(value, unit)).toBe(indonesian);
    if (english !== null) expect(plain(value, unit, 'en')).toBe(english);
  });

  it('shows rows as a table under translated titles, amounts as rupiah', () => {
    const shown = shownValue([{ row: 1, minIdr: '0', maxIdr: null }], 'table', aReader('id'));
    expect(shown).toEqual({
      kind: 'table',
      titles: ['Baris', 'Penghasilan dari', 'Penghasilan sampai'],
      rows: [
        [
          { kind: 'text', text: '1', numeric: true },
          { kind: 'text', text: 'Rp\u00a00', numeric: true },
          { kind: 'text', text: 'tanpa batas', numeric: false },
        ],
      ],
    });
  });

  it('leaves out the codes of rows that have a name, and makes a list of names alone', () => {
    const name = { id: 'Lengan', en: 'Arm' };
    expect(
      shownValue([{ part: 'right_arm', name, mirror: null, ratePpm: 400000 }], 'table', aReader('id')),
    ).toMatchObject({ titles: ['Nama', 'Tarif'] });
    expect(shownValue([{ part: 'right_arm', name }], 'table', aReader('id'))).toEqual({
      kind: 'list',
      items: [{ kind: 'text', text: 'Lengan', numeric: false }],
    });
  });

  it('says a title and a word nobody translated in their plain words', () => {
    expect(plain({ neverHeardOf: 'quite_unknown' }, 'table')).toBe('never heard of: quite unknown');
  });
});

describe('what differs between two values', () => {
  const rows = (...cells: string[]): Shown => ({
    kind: 'table',
    titles: ['a'],
    rows: cells.map((text) => [{ kind: 'text', text, numeric: false }]),
  });

  it('keeps the rows the other has not', () => {
    expect(differenceFrom(rows('one', 'two'), rows('two', 'three'))).toEqual(rows('one'));
  });

  it('keeps the whole where the other is of another shape or absent', () => {
    const list: Shown = { kind: 'list', items: [] };
    expect(differenceFrom(rows('one'), list)).toEqual(rows('one'));
    expect(differenceFrom(rows('one'), null)).toEqual(rows('one'));
  });
});

describe.each(['id', 'en'] as const)('the law as it ships, in %s', (language) => {
  it('has a text for every unit, group, title and word of its values', () => {
    const reader = aReader(language);
    const values = [...shippedLaw.series.values()].flat();
    for (const { value, unit, group } of values) {
      wholeText(shownValue(value, unit, reader));
      reader.t(`rules.unit.${unit}`);
      reader.t(`rules.group.${group}`);
    }
    // A name (SIPP, F1a) is the same in every language; a word for programs is not.
    const unspoken = [...reader.missing].filter((key) => !/^rules\.word\.[A-Z]/.test(key));
    expect(values.length).toBeGreaterThan(50);
    expect(unspoken).toEqual([]);
  });
});
