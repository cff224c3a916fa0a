import { sql } from 'kysely';
import type { ListField, ListRow } from '#modules/registry/core/index.ts';
import type { Transaction } from '#platform/server/db/index.ts';
import { openSealed, seal } from '#platform/server/secrets/sealing.ts';
import type { Secrets } from '#platform/server/secrets/secrets.ts';
import { keptSheetName } from './prepare-rows.ts';

/** What a person typed into a row, by field; an empty text cleared the cell. */
export type TypedCells = Readonly<Partial<Record<ListField, string>>>;

/** Everything that was typed into a list's rows, by where the row stands in the file. */
export type MendedCells = ReadonlyMap<string, TypedCells>;

function placeOf(listId: string) {
  return { table: 'lists', column: 'mended', rowId: listId };
}

function keyOf(row: { readonly sheet: string; readonly row: number }): string {
  return `${row.row}:${keptSheetName(row.sheet)}`;
}

/** Cells with the typed ones laid over them. */
export function withTyped(cells: ListRow['cells'], typed: TypedCells): ListRow['cells'] {
  const texts = Object.entries(typed).map(([field, text]) => [field, text.trim()] as const);
  const emptied = new Set(texts.flatMap(([field, text]) => (text === '' ? [field] : [])));
  const kept = Object.entries(cells).filter(([field]) => !emptied.has(field));
  return { ...Object.fromEntries(kept), ...Object.fromEntries(texts.filter(([, text]) => text !== '')) };
}

/** Whether a row was mended, and the row as mended. */
export function mendedAgain(row: ListRow, mended: MendedCells): { row: ListRow; changed: boolean } {
  const typed = mended.get(keyOf(row));
  return typed === undefined
    ? { row, changed: false }
    : { row: { ...row, cells: withTyped(row.cells, typed) }, changed: true };
}

/** What was typed into this list so far. */
export async function openMended(
  secrets: Secrets,
  transaction: Transaction,
  listId: string,
): Promise<MendedCells> {
  const found = await sql<{ mended_sealed: Buffer | null }>`
    select mended_sealed from registry.lists where list_id = ${listId}::uuid`.execute(
    transaction.of<unknown>(),
  );
  const sealed = found.rows[0]?.mended_sealed ?? null;
  if (sealed === null) return new Map();
  const parsed: readonly (readonly [string, TypedCells])[] = JSON.parse(
    openSealed(secrets, placeOf(listId), sealed).toString('utf8'),
  );
  return new Map(parsed);
}

/** Keeps what was typed beside the list, since its rows are made anew whenever it is read again. */
export async function keepMended(
  secrets: Secrets,
  transaction: Transaction,
  mend: { readonly listId: string; readonly sheet: string; readonly row: number; readonly typed: TypedCells },
): Promise<void> {
  const mended = await openMended(secrets, transaction, mend.listId);
  const all = new Map(mended).set(keyOf(mend), { ...mended.get(keyOf(mend)), ...mend.typed });
  const sealed = seal(secrets, placeOf(mend.listId), JSON.stringify([...all]));
  await sql`update registry.lists set mended_sealed = ${sealed} where list_id = ${mend.listId}::uuid`.execute(
    transaction.of<unknown>(),
  );
}
