import { isAreaCode } from '#platform/core/area-code.ts';
import { isMonth } from '#platform/core/month.ts';
import { type ShownSegment, shownSegments } from './cells.ts';
import { columnsBy, type FileRow, readCount, readDay, repeatedLines } from './csv-lines.ts';
import { type Indicator, type IndicatorId, indicatorIds, indicators } from './indicators.ts';
import { type TargetUnit, targetUnits } from './target.ts';

/** Fields of the file and the headers they are known by, squashed to letters. */
const fields = [
  ['areaCode', ['areacode', 'area', 'kodewilayah', 'wilayah']],
  ['branchCode', ['branchcode', 'branch', 'kodecabang', 'cabang']],
  ['period', ['period', 'year', 'tahun', 'masa']],
  ['segment', ['segment', 'segmen']],
  ['indicator', ['indicator', 'indikator']],
  ['value', ['value', 'nilai', 'target']],
  ['unit', ['unit', 'satuan']],
  ['source', ['source', 'sumber']],
  ['asOf', ['asof', 'tanggal', 'pertanggal']],
  ['certainty', ['certainty', 'kepastian']],
  ['note', ['note', 'catatan']],
] as const satisfies readonly (readonly [string, readonly string[]])[];

type TargetField = (typeof fields)[number][0];

const neededFields = ['period', 'segment', 'indicator', 'value', 'unit', 'source', 'asOf'] as const;

/** One good line. */
export interface TargetLine {
  readonly line: number;
  /** Empty: of a branch; else `branchCode` is empty. */
  readonly areaCode: string;
  readonly branchCode: string;
  readonly period: string;
  readonly segment: ShownSegment;
  readonly indicator: IndicatorId;
  readonly unit: TargetUnit;
  readonly value: string;
  readonly source: string;
  readonly asOf: string;
  readonly certainty: 'A' | 'B' | 'C';
  readonly note: string;
}

export type TargetProblem =
  | 'file_empty'
  | 'column_missing'
  | 'scope_missing'
  | 'area_unknown'
  | 'area_outside_scope'
  | 'branch_unknown'
  | 'branch_outside_scope'
  | 'period_invalid'
  | 'segment_invalid'
  | 'indicator_unknown'
  | 'unit_invalid'
  | 'unit_not_of_indicator'
  | 'value_invalid'
  | 'value_conflict'
  | 'source_missing'
  | 'as_of_invalid'
  | 'as_of_future'
  | 'certainty_invalid'
  | 'line_duplicate';

/** What is wrong where; its sentence is `target.problem.<code>`. */
export interface TargetLineProblem {
  readonly line: number;
  readonly field: TargetField | '';
  readonly code: TargetProblem;
}

/**
 * Reads the rows of a file of targets; the first one is the header. Every fault is told, none is guessed away.
 *
 * @param today last day on which a target may have been set (`YYYY-MM-DD`)
 */
export function readTargetLines(
  rows: readonly FileRow[],
  today: string,
): { readonly lines: readonly TargetLine[]; readonly problems: readonly TargetLineProblem[] } {
  const [header, ...body] = rows;
  if (!header || body.length === 0)
    return { lines: [], problems: [{ line: header?.line ?? 1, field: '', code: 'file_empty' }] };
  const columns = columnsBy<TargetField>(fields, header.cells);
  const missing: readonly TargetField[] = neededFields.filter((field) => !columns.has(field));
  if (missing.length > 0)
    return {
      lines: [],
      problems: missing.map((field) => ({ line: header.line, field, code: 'column_missing' })),
    };
  const read = body.map((row) => readLine(row, columns, today));
  const lines = read.flatMap((one) => (one.line ? [one.line] : []));
  const again = (line: number): TargetLineProblem => ({ line, field: '', code: 'line_duplicate' });
  return {
    lines,
    problems: [...read.flatMap((one) => one.problems), ...repeatedLines(lines, keyOf).map(again)],
  };
}

/** Faults of one line, found as its cells are read. */
class Faults {
  readonly found: TargetLineProblem[] = [];
  private readonly line: number;
  constructor(line: number) {
    this.line = line;
  }
  /** The value, or null with the fault noted. */
  need<Value>(value: Value | null | undefined, field: TargetField, code: TargetProblem): Value | null {
    if (value === null || value === undefined) this.found.push({ line: this.line, field, code });
    return value ?? null;
  }
}

function readLine(row: FileRow, columns: ReadonlyMap<TargetField, number>, today: string) {
  const cell = (field: TargetField) => (row.cells[columns.get(field) ?? -1] ?? '').trim();
  const faults = new Faults(row.line);
  const [areaCode, branchCode] = [cell('areaCode'), cell('branchCode').toUpperCase()];
  faults.need(isOneScope(areaCode, branchCode) ? true : null, 'areaCode', 'scope_missing');
  const period = faults.need(readPeriod(cell('period')), 'period', 'period_invalid');
  const segment = faults.need(oneOf(shownSegments, cell('segment')), 'segment', 'segment_invalid');
  const indicator = faults.need(oneOf(settable, cell('indicator')), 'indicator', 'indicator_unknown');
  const unit = faults.need(readUnit(cell('unit')), 'unit', 'unit_invalid');
  if (indicator && unit) faults.need(fits(indicator, unit) ? true : null, 'unit', 'unit_not_of_indicator');
  const value = unit && faults.need(readValue(cell('value'), unit), 'value', 'value_invalid');
  const source = faults.need(cell('source') || null, 'source', 'source_missing');
  const asOf = faults.need(readDay(cell('asOf')), 'asOf', 'as_of_invalid');
  if (asOf) faults.need(asOf <= today ? true : null, 'asOf', 'as_of_future');
  const certainty = faults.need(
    oneOf(['A', 'B', 'C'] as const, cell('certainty') || 'C'),
    'certainty',
    'certainty_invalid',
  );
  const isRead = period && segment && indicator && unit && value && source && asOf && certainty;
  if (!isRead || faults.found.length > 0) return { line: null, problems: faults.found };
  const line: TargetLine = {
    ...{ line: row.line, areaCode, branchCode, period, segment, indicator, unit, value, source, asOf },
    ...{ certainty, note: cell('note') },
  };
  return { line, problems: [] };
}

function isOneScope(areaCode: string, branchCode: string): boolean {
  return areaCode === '' ? branchCode !== '' : branchCode === '' && isAreaCode(areaCode);
}

/** What a target may be set for: TARGET itself is what has been reached of one. */
const settable = indicatorIds.filter((id) => id !== 'TARGET');

function oneOf<Value extends string>(known: readonly Value[], text: string): Value | null {
  return known.find((one) => one === text.toUpperCase()) ?? null;
}

function readUnit(text: string): TargetUnit | null {
  const known: Readonly<Record<string, TargetUnit>> = {
    '%': 'percent',
    persen: 'percent',
    pekerja: 'workers',
    orang: 'workers',
    'pemberi kerja': 'employers',
  };
  const small = text.toLowerCase();
  return known[small] ?? targetUnits.find((unit) => unit === small) ?? null;
}

function fits(id: IndicatorId, unit: TargetUnit): boolean {
  const indicator: Indicator = indicators[id];
  return unit === 'percent' ? indicator.over !== 'nothing' : indicator.unit === unit;
}

function readPeriod(text: string): string | null {
  const isYear = /^20\d\d$/.test(text);
  return isYear || (isMonth(text) && text.startsWith('20')) ? text : null;
}

/** Percent above 0 up to 100 with a point or a comma before its decimals; else a whole number, dots between thousands. */
function readValue(text: string, unit: TargetUnit): string | null {
  if (unit !== 'percent') return readCount(text)?.toString() ?? null;
  const read = /^(\d{1,3})(?:[.,](\d{1,4}))?\s*%?$/.exec(text);
  if (!read) return null;
  const whole = Number(read[1]);
  const decimals = read[2] ?? '';
  const isPossible = Number(`${whole}.${decimals || '0'}`) > 0 && (whole < 100 || Number(decimals) === 0);
  return isPossible && whole <= 100 ? `${whole}${decimals === '' ? '' : `.${decimals}`}` : null;
}

function keyOf(line: TargetLine): string {
  const { areaCode, branchCode, period, segment, indicator, unit, source, asOf } = line;
  return JSON.stringify([areaCode, branchCode, period, segment, indicator, unit, source, asOf]);
}
