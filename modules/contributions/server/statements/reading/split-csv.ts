import { CsvError, parse } from 'csv-parse/sync';
import { refuseStatement } from '#modules/contributions/core/statement-terms/index.ts';

const delimiters = [',', ';', '\t', '|'] as const;
type Delimiter = (typeof delimiters)[number];
const longestRecord = 65_536;
const mostColumns = 60;

/**
 * Splits a CSV into rows, each with the number of its last line, without keeping them.
 *
 * @throws Refusal `statement.file_truncated` where a quote is never closed, `statement.file_unreadable`
 */
export function splitCsv(text: string, take: (line: number, cells: readonly string[]) => void): void {
  const body = withoutMark(text);
  const declared = /^sep=(.)\r?\n/i.exec(body);
  const sample = body.slice(0, 65_536).split(/\r\n|\r|\n/);
  const { delimiter, separators } = splittingOf(
    sample,
    delimiters.filter((one) => declared === null || one === declared[1]),
  );
  // The first row says how many cells are usual: the library makes an error of each row that differs, at a price.
  const usual = `${delimiter.repeat(separators)}\n`;
  try {
    parse(usual + body, {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      max_record_size: longestRecord,
      on_record: (record, context) => {
        const lines = context.lines - 1;
        if (lines < (declared === null ? 1 : 2)) return null;
        if (!isCells(record) || record.length > mostColumns)
          throw refuseStatement('statement.file_unreadable', { line: lines });
        take(lines, record);
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    if (error.code === 'CSV_QUOTE_NOT_CLOSED') throw refuseStatement('statement.file_truncated');
    // The library's own words may hold what stands in a cell.
    throw refuseStatement('statement.file_unreadable', { line: lineOf(error) });
  }
}

function isCells(record: unknown): record is string[] {
  return Array.isArray(record) && record.every((cell) => typeof cell === 'string');
}

function lineOf(error: CsvError): number {
  const line: unknown = 'lines' in error ? error.lines : undefined;
  return typeof line === 'number' ? Math.max(line - 1, 1) : 1;
}

function withoutMark(text: string): string {
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}

/** The sign that splits most of the first lines into the same number of cells; amounts hold commas, so quoted parts are left out. */
function splittingOf(
  lines: readonly string[],
  candidates: readonly Delimiter[],
): { readonly delimiter: Delimiter; readonly separators: number } {
  let best: Delimiter = candidates[0] ?? ',';
  let separators = 0;
  let bestScore = 0;
  for (const delimiter of candidates) {
    const [count, times] = usualCount(lines, delimiter);
    const score = times * Math.min(count, 6);
    // A comma stands inside amounts; another sign that splits as well is the one that was meant.
    if (score > bestScore || (score === bestScore && score > 0 && best === ',')) {
      best = delimiter;
      separators = count;
      bestScore = score;
    }
  }
  return { delimiter: best, separators };
}

function usualCount(lines: readonly string[], delimiter: Delimiter): readonly [number, number] {
  const counts = new Map<number, number>();
  for (const line of lines.slice(0, 80)) {
    const count =
      line
        .slice(0, 4_096)
        .replace(/"[^"]*"/g, '')
        .split(delimiter).length - 1;
    if (count > 0) counts.set(count, (counts.get(count) ?? 0) + 1);
  }
  let usual: readonly [number, number] = [0, 0];
  for (const [count, times] of counts)
    if (times * Math.min(count, 6) > usual[1] * Math.min(usual[0], 6)) usual = [count, times];
  return usual;
}
