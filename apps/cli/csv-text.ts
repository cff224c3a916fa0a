/** A CSV as databases and other programs read it: commas, one header of every name that occurs, lines end with LF. */
export function csvTextOf(rows: readonly Readonly<Record<string, unknown>>[]): string {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const lines = rows.map((row) => names.map((name) => cellOf(row[name])));
  return [names, ...lines].map((cells) => cells.join(',')).join('\n');
}

/** A list inside a cell is its members with blanks between; null is empty. */
function cellOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  const cell = Array.isArray(value) ? value.join(' ') : String(value);
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
