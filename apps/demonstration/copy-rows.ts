import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

/** What a cell of COPY's text format is made of. */
export type CopyValue = string | number | boolean | null | Uint8Array | readonly string[];

const special = /[\\\t\n\r]/;
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** One row in PostgreSQL's text COPY format, its line end included. */
export function copyRow(values: readonly CopyValue[]): string {
  return `${values.map(copyCell).join('\t')}\n`;
}

function copyCell(value: CopyValue): string {
  if (value === null) return '\\N';
  if (typeof value === 'string') return escaped(value);
  if (value instanceof Uint8Array) return `\\\\x${Buffer.from(value).toString('hex')}`;
  if (typeof value === 'object') return escaped(`{${value.map(arrayItem).join(',')}}`);
  return String(value);
}

function arrayItem(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

function escaped(text: string): string {
  return special.test(text) ? text.replace(/[\\\t\n\r]/g, (letter) => escapes[letter] ?? letter) : text;
}

/** Sends rows into a table by COPY; `rows` are texts of `copyRow`. */
export async function copyInto(
  client: pg.ClientBase,
  target: string,
  rows: readonly string[],
): Promise<void> {
  if (rows.length === 0) return;
  await pipeline(Readable.from(batches(rows)), client.query(copyFrom(`copy ${target} from stdin`)));
}

function* batches(rows: readonly string[]): Generator<string> {
  for (let start = 0; start < rows.length; start += 500) yield rows.slice(start, start + 500).join('');
}
