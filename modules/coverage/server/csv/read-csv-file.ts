import { CsvError, parse } from 'csv-parse/sync';
import type { FileRow } from '#modules/coverage/core/index.ts';

const mostRows = 100_000;

/** Rows of a CSV file: UTF-8 or Windows-1252, separated by comma, semicolon or tab as its first line shows. @throws what `whenBroken` makes */
export function readCsvFile(bytes: Uint8Array, whenBroken: () => Error): FileRow[] {
  const text = decode(bytes);
  try {
    const rows: FileRow[] = [];
    parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      to: mostRows,
      on_record: (record: string[], { lines }) => {
        rows.push({ line: lines, cells: record });
        return null;
      },
    });
    return rows.filter((row) => row.cells.some((cell) => cell.trim() !== ''));
  } catch (error) {
    if (error instanceof CsvError) throw whenBroken();
    throw error;
  }
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function delimiterOf(text: string): string {
  const [header = ''] = text.split(/\r?\n/, 1);
  const counted = [',', ';', '\t'].map((delimiter) => ({ delimiter, times: header.split(delimiter).length }));
  return counted.toSorted((left, right) => right.times - left.times)[0]?.delimiter ?? ',';
}
