import { isAreaCode } from '#platform/core/area-code.ts';
import { isDay } from '#platform/core/month.ts';
import { type ShownSegment, shownSegments } from './cells.ts';

/** Definition kept for figures that the demonstration made up. */
export const syntheticDefinition = 'SYNTHETIC';

/** Fields of the file and the headers they are known by, squashed to letters. */
export const denominatorFields = {
  areaCode: ['areacode', 'area', 'kodewilayah', 'wilayah'],
  segment: ['segment', 'segmen'],
  value: ['value', 'nilai', 'jumlah'],
  definition: ['definition', 'definisi'],
  source: ['source', 'sumber'],
  asOf: ['asof', 'tanggal', 'pertanggal'],
  certainty: ['certainty', 'kepastian'],
  note: ['note', 'catatan'],
} as const satisfies Record<string, readonly string[]>;

export type DenominatorField = keyof typeof denominatorFields;

const neededFields = ['areaCode', 'segment', 'value', 'definition', 'source', 'asOf'] as const;

/** One good line. `line` is the one an editor shows. */
export interface DenominatorLine {
  readonly line: number;
  readonly areaCode: string;
  readonly segment: ShownSegment;
  readonly value: bigint;
  readonly definition: string;
  readonly source: string;
  readonly asOf: string;
  readonly certainty: 'A' | 'B' | 'C';
  readonly note: string;
}

/** What is wrong where; its sentence is `denominator.problem.<code>`. */
export interface LineProblem {
  readonly line: number;
  readonly field: DenominatorField | '';
  readonly code: DenominatorProblem;
}

export type DenominatorProblem =
  | 'file_empty'
  | 'column_missing'
  | 'area_invalid'
  | 'area_unknown'
  | 'area_outside_scope'
  | 'segment_invalid'
  | 'value_invalid'
  | 'value_conflict'
  | 'definition_missing'
  | 'definition_reserved'
  | 'source_missing'
  | 'as_of_invalid'
  | 'as_of_future'
  | 'certainty_invalid'
  | 'line_duplicate';

export interface FileRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * Reads the rows of a file of workforce figures; the first one is the header. Every fault is told, none is guessed away.
 *
 * @param today last day a figure may be of (`YYYY-MM-DD`)
 */
export function readDenominatorLines(
  rows: readonly FileRow[],
  today: string,
): { readonly lines: readonly DenominatorLine[]; readonly problems: readonly LineProblem[] } {
  const [header, ...body] = rows;
  if (!header || body.length === 0)
    return { lines: [], problems: [{ line: header?.line ?? 1, field: '', code: 'file_empty' }] };
  const columns = columnsOf(header.cells);
  const missing = neededFields.filter((field) => !columns.has(field));
  if (missing.length > 0)
    return {
      lines: [],
      problems: missing.map((field) => ({ line: header.line, field, code: 'column_missing' })),
    };
  const read = body.map((row) => readLine(row, columns, today));
  const lines = read.flatMap((one) => (one.line ? [one.line] : []));
  return { lines, problems: [...read.flatMap((one) => one.problems), ...duplicatesIn(lines)] };
}

function columnsOf(header: readonly string[]): ReadonlyMap<DenominatorField, number> {
  const squashed = header.map((title) => title.toLowerCase().replace(/[^a-z]/g, ''));
  const columns = new Map<DenominatorField, number>();
  for (const field of fieldNames()) {
    const at = squashed.findIndex((title) => namesOf(field).includes(title));
    if (at >= 0) columns.set(field, at);
  }
  return columns;
}

function namesOf(field: DenominatorField): readonly string[] {
  return denominatorFields[field];
}

function fieldNames(): readonly DenominatorField[] {
  return ['areaCode', 'segment', 'value', 'definition', 'source', 'asOf', 'certainty', 'note'];
}

function readLine(row: FileRow, columns: ReadonlyMap<DenominatorField, number>, today: string) {
  const cell = (field: DenominatorField) => (row.cells[columns.get(field) ?? -1] ?? '').trim();
  const problems: LineProblem[] = [];
  const note = (field: DenominatorField, code: DenominatorProblem | null) => {
    if (code) problems.push({ line: row.line, field, code });
  };
  const [areaCode, definition, source] = [cell('areaCode'), cell('definition'), cell('source')];
  const segment = shownSegments.find((one) => one === cell('segment').toUpperCase());
  const value = readCount(cell('value'));
  const asOf = readDay(cell('asOf'));
  const certainty = (['A', 'B', 'C'] as const).find(
    (one) => one === (cell('certainty').toUpperCase() || 'C'),
  );
  note('areaCode', isAreaCode(areaCode) ? null : 'area_invalid');
  note('segment', segment ? null : 'segment_invalid');
  note('value', value === null ? 'value_invalid' : null);
  note('definition', definitionProblem(definition));
  note('source', source === '' ? 'source_missing' : null);
  note('asOf', asOf === null ? 'as_of_invalid' : asOf > today ? 'as_of_future' : null);
  note('certainty', certainty ? null : 'certainty_invalid');
  if (problems.length > 0 || !segment || value === null || asOf === null || !certainty)
    return { line: null, problems };
  const line = {
    line: row.line,
    areaCode,
    segment,
    value,
    definition,
    source,
    asOf,
    certainty,
    note: cell('note'),
  };
  return { line: line satisfies DenominatorLine, problems };
}

function definitionProblem(definition: string): DenominatorProblem | null {
  if (definition === '') return 'definition_missing';
  return definition.toUpperCase() === syntheticDefinition ? 'definition_reserved' : null;
}

/** `1873899` or `1.873.899`, from 1 to 18 digits; null for anything else, a comma too, since it may mean either thing. */
export function readCount(text: string): bigint | null {
  const digits = /^\d{1,3}(\.\d{3})+$/.test(text) ? text.replaceAll('.', '') : text;
  if (!/^\d{1,15}$/.test(digits)) return null;
  const count = BigInt(digits);
  return count > 0n ? count : null;
}

/** `2025-08-31`, `31-08-2025` or `31/08/2025` as `YYYY-MM-DD`; null for a day that does not exist. */
function readDay(text: string): string | null {
  const local = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(text);
  const day = local
    ? `${local[3]}-${String(local[2]).padStart(2, '0')}-${String(local[1]).padStart(2, '0')}`
    : text;
  return isDay(day) ? day : null;
}

/** What makes a figure one: a second value for it in the same file is a fault. */
function denominatorKey(line: {
  readonly areaCode: string;
  readonly segment: string;
  readonly definition: string;
  readonly asOf: string;
  readonly source: string;
}): string {
  return JSON.stringify([line.areaCode, line.segment, line.definition, line.asOf, line.source]);
}

function duplicatesIn(lines: readonly DenominatorLine[]): LineProblem[] {
  const seen = new Set<string>();
  return lines.flatMap((line) => {
    const key = denominatorKey(line);
    if (seen.has(key)) return [{ line: line.line, field: '' as const, code: 'line_duplicate' as const }];
    seen.add(key);
    return [];
  });
}
