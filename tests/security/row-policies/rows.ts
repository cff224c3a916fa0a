export type Value = string | number | boolean | null | readonly string[];
export type Row = Readonly<Record<string, Value>>;

export function textOf(row: Row, column: string): string {
  const value = row[column];
  return typeof value === 'string' ? value : '';
}

export function textsOf(row: Row, column: string): readonly string[] {
  const value = row[column];
  return typeof value === 'object' && value !== null ? value : [];
}

/** A quoted SQL literal of a value; arrays in braces. */
export function literal(value: Value): string {
  if (value === null) return 'null';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const text = typeof value === 'string' ? value : `{${value.join(',')}}`;
  const quoted = `'${text.replaceAll("'", "''")}'`;
  return text.includes('\\') ? ` E${quoted.replaceAll('\\', '\\\\')}` : quoted;
}

/** The statement that inserts rows which all have the same columns. */
export function insertOf(table: string, rows: readonly Row[]): string {
  const columns = Object.keys(rows[0] ?? {});
  const values = rows.map((row) => `(${columns.map((column) => literal(row[column] ?? null)).join(', ')})`);
  return `insert into ${table} (${columns.map(quote).join(', ')}) values ${values.join(', ')}`;
}

export function quote(column: string): string {
  return `"${column}"`;
}
