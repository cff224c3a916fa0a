import { type OccupationGroup, occupationGroups } from '#modules/registry/core/index.ts';
import { isAreaCode } from '#platform/core/area-code.ts';
import { type ShownSegment, shownSegments } from './cells.ts';
import { columnsBy, type FileRow, readCount, readDay, repeatedLines } from './csv-lines.ts';

/** Definition kept for figures that the demonstration made up. */
export const syntheticDefinition = 'SYNTHETIC';

/** Fields of the file and the headers they are known by, squashed to letters. */
const fields = [
  ['areaCode', ['areacode', 'area', 'kodewilayah', 'wilayah']],
  ['segment', ['segment', 'segmen']],
  ['occupationGroup', ['occupation', 'occupationgroup', 'pekerjaan', 'kelompokpekerjaan']],
  ['value', ['value', 'nilai', 'jumlah']],
  ['definition', ['definition', 'definisi']],
  ['source', ['source', 'sumber']],
  ['asOf', ['asof', 'tanggal', 'pertanggal']],
  ['certainty', ['certainty', 'kepastian']],
  ['note', ['note', 'catatan']],
] as const satisfies readonly (readonly [string, readonly string[]])[];

type DenominatorField = (typeof fields)[number][0];

const neededFields = ['areaCode', 'segment', 'value', 'definition', 'source', 'asOf'] as const;

/** One good line. `line` is the one an editor shows. */
export interface DenominatorLine {
  readonly line: number;
  readonly areaCode: string;
  readonly segment: ShownSegment;
  /** Empty: of every occupation. */
  readonly occupationGroup: OccupationGroup | '';
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
  | 'occupation_unknown'
  | 'value_invalid'
  | 'value_conflict'
  | 'definition_missing'
  | 'definition_reserved'
  | 'source_missing'
  | 'as_of_invalid'
  | 'as_of_future'
  | 'certainty_invalid'
  | 'line_duplicate';

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
  const columns = columnsBy<DenominatorField>(fields, header.cells);
  const missing = neededFields.filter((field) => !columns.has(field));
  if (missing.length > 0)
    return {
      lines: [],
      problems: missing.map((field) => ({ line: header.line, field, code: 'column_missing' })),
    };
  const read = body.map((row) => readLine(row, columns, today));
  const lines = read.flatMap((one) => (one.line ? [one.line] : []));
  const repeated = repeatedLines(lines, denominatorKey);
  const again = (line: number): LineProblem => ({ line, field: '', code: 'line_duplicate' });
  return { lines, problems: [...read.flatMap((one) => one.problems), ...repeated.map(again)] };
}

function readLine(row: FileRow, columns: ReadonlyMap<DenominatorField, number>, today: string) {
  const cell = (field: DenominatorField) => (row.cells[columns.get(field) ?? -1] ?? '').trim();
  const problems: LineProblem[] = [];
  const note = (field: DenominatorField, code: DenominatorProblem | null) => {
    if (code) problems.push({ line: row.line, field, code });
  };
  const [areaCode, definition, source] = [cell('areaCode'), cell('definition'), cell('source')];
  const segment = shownSegments.find((one) => one === cell('segment').toUpperCase());
  const occupationGroup = readOccupation(cell('occupationGroup').toLowerCase());
  const value = readCount(cell('value'));
  const asOf = readDay(cell('asOf'));
  const certainty = (['A', 'B', 'C'] as const).find(
    (one) => one === (cell('certainty').toUpperCase() || 'C'),
  );
  note('areaCode', isAreaCode(areaCode) ? null : 'area_invalid');
  note('segment', segment ? null : 'segment_invalid');
  note('occupationGroup', occupationGroup === null ? 'occupation_unknown' : null);
  note('value', value === null ? 'value_invalid' : null);
  note('definition', definitionProblem(definition));
  note('source', source === '' ? 'source_missing' : null);
  note('asOf', asOf === null ? 'as_of_invalid' : asOf > today ? 'as_of_future' : null);
  note('certainty', certainty ? null : 'certainty_invalid');
  const isRead = segment && occupationGroup !== null && value !== null && asOf !== null && certainty;
  if (problems.length > 0 || !isRead) return { line: null, problems };
  const line = {
    line: row.line,
    areaCode,
    segment,
    occupationGroup,
    value,
    definition,
    source,
    asOf,
    certainty,
    note: cell('note'),
  };
  return { line: line satisfies DenominatorLine, problems };
}

function readOccupation(text: string): OccupationGroup | '' | null {
  return text === '' ? '' : (occupationGroups.find((group) => group === text) ?? null);
}

function definitionProblem(definition: string): DenominatorProblem | null {
  if (definition === '') return 'definition_missing';
  return definition.toUpperCase() === syntheticDefinition ? 'definition_reserved' : null;
}

/** What makes a figure one: a second value for it in the same file is a fault. */
function denominatorKey(line: {
  readonly areaCode: string;
  readonly segment: string;
  readonly occupationGroup: string;
  readonly definition: string;
  readonly asOf: string;
  readonly source: string;
}): string {
  return JSON.stringify([
    line.areaCode,
    line.segment,
    line.occupationGroup,
    line.definition,
    line.asOf,
    line.source,
  ]);
}
