import { isDay } from '#platform/core/month.ts';

/** A row of a file; `line` is the one an editor shows. */
export interface FileRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Where each field stands, by the names its column may have, squashed to letters. */
export function columnsBy<Field extends string>(
  names: readonly (readonly [Field, readonly string[]])[],
  header: readonly string[],
): ReadonlyMap<Field, number> {
  const squashed = header.map((title) => title.toLowerCase().replace(/[^a-z]/g, ''));
  const columns = new Map<Field, number>();
  for (const [field, known] of names) {
    const at = squashed.findIndex((title) => known.includes(title));
    if (at >= 0) columns.set(field, at);
  }
  return columns;
}

/** `1873899` or `1.873.899`, from 1 to 15 digits; null for anything else, a comma too, since it may mean either thing. */
export function readCount(text: string): bigint | null {
  const digits = /^\d{1,3}(\.\d{3})+$/.test(text) ? text.replaceAll('.', '') : text;
  if (!/^\d{1,15}$/.test(digits)) return null;
  const count = BigInt(digits);
  return count > 0n ? count : null;
}

/** `2025-08-31`, `31-08-2025` or `31/08/2025` as `YYYY-MM-DD`; null for a day that does not exist. */
export function readDay(text: string): string | null {
  const local = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(text);
  const day = local
    ? `${local[3]}-${String(local[2]).padStart(2, '0')}-${String(local[1]).padStart(2, '0')}`
    : text;
  return isDay(day) ? day : null;
}

/** Lines that say again what a line above them said, by what makes a line itself. */
export function repeatedLines<Line extends { readonly line: number }>(
  lines: readonly Line[],
  keyOf: (line: Line) => string,
): readonly number[] {
  const seen = new Set<string>();
  return lines.flatMap((line) => {
    const key = keyOf(line);
    if (seen.has(key)) return [line.line];
    seen.add(key);
    return [];
  });
}
