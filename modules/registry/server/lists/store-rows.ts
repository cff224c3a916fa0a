import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { sql } from 'kysely';
import { from as copyFrom } from 'pg-copy-streams';
import type { Transaction } from '#platform/server/db/index.ts';
import { rowColumns } from './row-columns.ts';

const staging = rowColumns.map(([name, type]) => `${name} ${type}`).join(', ');
const names = rowColumns.map(([name]) => name);
const columnList = names.join(', ');

/** COPY into the policies' table itself is refused by PostgreSQL, so the stream lands beside it and is inserted as a set. */
export async function insertRows(
  transaction: Transaction,
  listId: string,
  stream: Uint8Array,
): Promise<void> {
  await copyIn(transaction, stream);
  await sql`insert into registry.list_rows (${sql.raw(columnList)}, list_id, area_code, organisation_id, account_id)
    select ${sql.raw(names.map((name) => `s.${name}`).join(', '))}, l.list_id, l.area_code, l.organisation_id, l.account_id
    from incoming_rows s, registry.lists l where l.list_id = ${listId}::uuid`.execute(
    transaction.of<unknown>(),
  );
}

/** Puts mended rows in the place of those with the same row id. */
export async function replaceRows(
  transaction: Transaction,
  listId: string,
  stream: Uint8Array,
): Promise<void> {
  await copyIn(transaction, stream);
  const settings = names.filter((name) => name !== 'row_id').map((name) => `${name} = s.${name}`);
  await sql`update registry.list_rows r set ${sql.raw(settings.join(', '))}
    from incoming_rows s where r.list_id = ${listId}::uuid and r.row_id = s.row_id`.execute(
    transaction.of<unknown>(),
  );
}

async function copyIn({ client }: Transaction, stream: Uint8Array): Promise<void> {
  await client.query(`create temp table incoming_rows (${staging}) on commit drop`);
  await pipeline(
    Readable.from([Buffer.from(stream.buffer, stream.byteOffset, stream.byteLength)]),
    client.query(copyFrom('copy incoming_rows from stdin (format binary)')),
  );
}
