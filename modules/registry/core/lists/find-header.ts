import type { ListField } from './fields.ts';
import { fieldOfTitle, fieldOfTitlePair } from './header-titles.ts';
import { cleanCell, squash } from './text.ts';
import type { ListCell, MergedRange, SheetRow } from './workbook.ts';

export interface ListColumn {
  /** From 0, as in the file. */
  readonly index: number;
  readonly title: string;
  /** What it holds, null where it is not read. */
  readonly field: ListField | null;
}

export interface Header {
  /** The row, or the upper of two, that holds the titles. */
  readonly row: number;
  readonly rowCount: 1 | 2;
  readonly columns: readonly ListColumn[];
  readonly signature: string;
}

/** Which column holds what, by the column's index, as a person corrected it; a column that is not named keeps what was found. */
export type ColumnMapping = Readonly<Record<number, ListField | null>>;

/** A key under which a sender's correction of a header is remembered: the squashed titles in order, no personal data. */
export function headerSignature(titles: readonly string[]): string {
  return titles.map(squash).join('|').replace(/\|+$/u, '');
}

/** True where a row's cells are titles of a worker list: a NIK or a name, and one more thing that a list holds. */
export function isHeaderRow(cells: readonly ListCell[]): boolean {
  return isHeaderFields(
    cells.map((cell) =>
      typeof cell === 'string' || cell.kind === 'text' ? fieldOfTitle(cleanCell(cell)) : null,
    ),
  );
}

function isHeaderFields(fields: readonly (ListField | null)[]): boolean {
  const found = new Set(fields);
  found.delete(null);
  found.delete('number');
  return (found.has('nik') || found.has('name')) && found.size >= 2;
}

/**
 * Reads the header that starts at `row`, together with the row below it where that one only narrows the titles (`Tempat` and
 * `Tanggal` under `Lahir`), and with the row above where that one carries the wider title.
 */
export function readHeader(
  rows: { above: SheetRow | null; row: SheetRow; below: SheetRow | null },
  merges: readonly MergedRange[],
): Header {
  const { above, row, below } = rows;
  const own = row.cells.map(cleanCell);
  const wide = spread(row, merges);
  const narrow = below !== null && below.row === row.row + 1 ? below.cells.map(cleanCell) : [];
  if (below !== null && isNarrowing(wide, narrow, below)) {
    return header(row.row, 2, pairs(wide, narrow, own));
  }
  const wider = above !== null && above.row === row.row - 1 ? spread(above, merges) : [];
  return header(row.row, 1, wideOverOwn(wider, own));
}

interface TitledField {
  readonly title: string;
  readonly field: ListField | null;
}

/** Titles of two rows joined; where nothing stands below, only a title of the column's own counts. */
function pairs(wide: readonly string[], narrow: readonly string[], own: readonly string[]): TitledField[] {
  const width = Math.max(narrow.length, own.length);
  return Array.from({ length: width }, (_, index) => {
    const top = wide[index] ?? '';
    const bottom = narrow[index] ?? '';
    if (bottom === '') return { title: own[index] ?? '', field: fieldOfTitle(own[index] ?? '') };
    if (top === '' || top === bottom) return { title: bottom, field: fieldOfTitle(bottom) };
    return { title: `${top} ${bottom}`, field: fieldOfTitlePair(top, bottom) };
  });
}

/** Titles of one row, the row above asked only where a title says nothing by itself. */
function wideOverOwn(wider: readonly string[], own: readonly string[]): TitledField[] {
  return own.map((title, index) => {
    const top = wider[index] ?? '';
    const field = fieldOfTitle(title);
    if (field !== null || title === '' || top === '') return { title, field };
    const paired = fieldOfTitlePair(top, title);
    return paired === null ? { title, field } : { title: `${top} ${title}`, field: paired };
  });
}

/** The row's titles with each merged title, or without merges each title before blanks, repeated over the columns it spans. */
function spread(row: SheetRow, merges: readonly MergedRange[]): string[] {
  const titles = row.cells.map(cleanCell);
  const across = merges.filter((range) => range.firstRow <= row.row && row.row <= range.lastRow);
  if (across.length === 0) return repeatedOverBlanks(titles);
  const repeated = new Map<number, string>();
  for (const range of across) {
    const last = Math.min(range.lastColumn, range.firstColumn + widestMerge);
    for (let index = range.firstColumn; index <= last; index += 1)
      repeated.set(index, titles[range.firstColumn] ?? '');
  }
  const width = Math.max(titles.length, ...repeated.keys()) + 1;
  return Array.from({ length: width }, (_, index) => repeated.get(index) ?? titles[index] ?? '');
}

/** No title of a list spans more columns. */
const widestMerge = 200;

function repeatedOverBlanks(titles: readonly string[]): string[] {
  let wide = '';
  return [...titles, '', ''].map((title) => {
    if (title !== '') wide = title;
    return wide;
  });
}

function isNarrowing(wide: readonly string[], narrow: readonly string[], below: SheetRow): boolean {
  const filled = narrow.flatMap((title, index) => (title === '' ? [] : [{ title, index }]));
  if (filled.length === 0 || below.cells.some((cell) => typeof cell !== 'string' && cell.kind !== 'text'))
    return false;
  if (filled.some(({ title }) => /\d{3}/u.test(title) || title.length > 40)) return false;
  const understood = filled.filter(({ title, index }) => {
    const top = wide[index] ?? '';
    return fieldOfTitle(title) !== null || (top !== '' && fieldOfTitlePair(top, title) !== null);
  });
  return (
    understood.length * 2 > filled.length || (understood.length > 0 && understood.length === filled.length)
  );
}

function header(row: number, rowCount: 1 | 2, found: readonly TitledField[]): Header {
  const taken = new Set<ListField>();
  const columns = found.map(({ title, field }, index) => {
    const isFree = field !== null && !taken.has(field);
    if (isFree) taken.add(field);
    return { index, title, field: isFree ? field : null };
  });
  return { row, rowCount, columns, signature: headerSignature(found.map(({ title }) => title)) };
}

/** True where a name and a NIK are read, each field once: without them no row can ever be ready. */
export function isWholeMapping(columns: readonly { readonly field: ListField | null }[]): boolean {
  const fields = columns.flatMap(({ field }) => (field === null ? [] : [field]));
  return fields.includes('nik') && fields.includes('name') && new Set(fields).size === fields.length;
}

/** The columns with a person's correction laid over them; a field that moved leaves the column where it was found. */
export function mapColumns(columns: readonly ListColumn[], mapping: ColumnMapping | undefined): ListColumn[] {
  if (mapping === undefined) return [...columns];
  const claimed = new Set(Object.values(mapping));
  return columns.map((column) => {
    const corrected = mapping[column.index];
    if (corrected !== undefined) return { ...column, field: corrected };
    return column.field !== null && claimed.has(column.field) ? { ...column, field: null } : column;
  });
}
