import { sql } from 'kysely';
import { areaDirectory } from '#modules/registry/server/areas/index.ts';
import { listFileLimits, readWorkbook } from '#modules/registry/server/list-reading/index.ts';
import { Refusal } from '#platform/core/errors.ts';
import { contextOf } from '#platform/core/roles.ts';
import { act } from '#platform/server/act/act.ts';
import { inTransaction, type Transaction } from '#platform/server/db/index.ts';
import { checkContextOf, columnMapping, hamletsBelow, rememberedMappings } from './check-setting.ts';
import { openListFile } from './list-files.ts';
import { countRows, findList, type ListRecord } from './list-queries.ts';
import { listWriters } from './list-roles.ts';
import { listActs } from './list-states.ts';
import { type ListWork, rowsPerTransaction, WorkStopped } from './list-work.ts';
import { matchRows } from './match-rows.ts';
import { openMended } from './mended-cells.ts';
import { type PreparedList, prepareInThread } from './prepare-in-thread.ts';
import type { PreparingOrder } from './preparing-messages.ts';
import { insertRows } from './store-rows.ts';

const definition = { name: 'registry.read-list', roles: listWriters } as const;

/** A list being read: the token stops an earlier reader that is still alive. */
interface Reading {
  readonly list: ListRecord;
  readonly token: number;
  readonly bytes: Uint8Array;
  readonly order: Omit<PreparingOrder, 'workbook' | 'check'>;
}

/**
 * Reads a list that was handed in: parse, check, seal, store, and lay what the registry knows over it. Exactly what the job
 * `registry.read-list` runs. Begun anew after a crash; a list in another state is left alone.
 */
export async function readListNow(work: ListWork): Promise<void> {
  const reading = await beginReading(work);
  if (!reading) return;
  try {
    await readRows(work, reading);
  } catch (error) {
    if (error instanceof WorkStopped) return settleCancelled(work, reading.token);
    if (error instanceof Refusal && error.code.startsWith('list.file_') && error.status !== 503)
      return failReading(work, reading, error);
    throw error;
  }
}

async function beginReading(work: ListWork): Promise<Reading | null> {
  const { services, caller, listId } = work;
  return inTransaction(services.pool, contextOf(caller), async (transaction) => {
    const begun = await sql<{ version: number; cancelled: boolean }>`
      update registry.lists set version = version + 1, rows_total = 0, rows_done = 0, counts = '{}', sheets = null, error_code = null,
        error_details = null, checked_at = null, state = case when cancel_requested_at is null then 'reading' else 'cancelled' end
      where list_id = ${listId}::uuid and state = any (${listActs['registry.read-list']}::text[]) and rows_registered = 0
      returning version, cancel_requested_at is not null as cancelled`.execute(transaction.of<unknown>());
    const [state] = begun.rows;
    if (!state) return null;
    await sql`delete from registry.list_rows where list_id = ${listId}::uuid`.execute(
      transaction.of<unknown>(),
    );
    const list = await findList(transaction, listId);
    if (state.cancelled || !list) return null;
    return {
      list,
      token: state.version,
      bytes: await openListFile(services, transaction, list.file_id),
      order: {
        setting: {
          listId,
          kind: list.kind,
          on: list.checked_on,
          areaCode: list.area_code,
          hamlets: await hamletsBelow(transaction, list),
        },
        chosen: new Map(
          Object.entries(list.mapping ?? {}).map(([sheet, kept]) => [sheet, columnMapping(kept)]),
        ),
        remembered: await rememberedMappings(transaction, caller, list),
        mended: await openMended(services.secrets, transaction, listId),
        secrets: services.secrets,
        rowsPerChunk: rowsPerTransaction,
        largestRows: listFileLimits.dataRows,
      },
    };
  });
}

async function readRows(work: ListWork, reading: Reading): Promise<void> {
  const { list, bytes, order } = reading;
  const areas = await (work.areas ?? (() => areaDirectory(work.services.pool)))();
  const workbook = await readWorkbook(bytes, list.file_name);
  const { knownRegions, villages } = areas;
  const check = checkContextOf({
    kind: list.kind,
    on: list.checked_on,
    areaCode: list.area_code,
    knownRegions,
  });
  const prepared = await prepareInThread({ ...order, workbook, check }, async () => villages);
  try {
    await storeChunks(work, reading, prepared);
  } finally {
    await prepared.stop();
  }
  await finishReading(work, reading, prepared);
}

async function storeChunks(work: ListWork, { token }: Reading, prepared: PreparedList): Promise<void> {
  const { services, caller, listId } = work;
  const { rowsTotal } = prepared.summary;
  let rowsDone = 0;
  for await (const chunk of prepared.chunks) {
    await inTransaction(services.pool, contextOf(caller), async (transaction) => {
      await advance(transaction, { listId, token, rowsTotal, rows: chunk.rows });
      await insertRows(transaction, listId, chunk.bytes);
    });
    rowsDone += chunk.rows;
    work.onProgress?.({ rowsDone, rowsTotal });
  }
}

async function advance(
  transaction: Transaction,
  step: { listId: string; token: number; rowsTotal: number; rows: number },
): Promise<void> {
  const advanced =
    await sql`update registry.lists set rows_total = ${step.rowsTotal}, rows_done = rows_done + ${step.rows}
    where list_id = ${step.listId}::uuid and version = ${step.token} and state = 'reading' and cancel_requested_at is null
    returning 1`.execute(transaction.of<unknown>());
  if (advanced.rows.length === 0) throw new WorkStopped();
}

async function finishReading(
  work: ListWork,
  { list, token }: Reading,
  prepared: PreparedList,
): Promise<void> {
  const { services, caller, listId } = work;
  const { sheets, rowsTotal, skippedSheets } = prepared.summary;
  await act(services, {
    act: definition,
    caller,
    request: null,
    perform: async (transaction) => {
      await advance(transaction, { listId, token, rowsTotal, rows: 0 });
      const told = await matchRows(transaction, { listId, rowIds: null, isFiled: true });
      const counts = await countRows(transaction, listId);
      await sql`update registry.lists set state = 'checked', checked_at = now(), sheets = ${JSON.stringify(sheets)}::jsonb,
        counts = ${JSON.stringify(counts)}::jsonb where list_id = ${listId}::uuid`.execute(
        transaction.of<unknown>(),
      );
      return {
        output: null,
        audit: auditOf(list, { rows: rowsTotal, counts, skippedSheets: skippedSheets.length, ...told }),
      };
    },
  });
}

async function failReading(work: ListWork, { list, token }: Reading, refusal: Refusal): Promise<void> {
  await act(work.services, {
    act: definition,
    caller: work.caller,
    request: null,
    perform: async (transaction) => {
      await sql`update registry.lists set state = 'failed', error_code = ${refusal.code},
        error_details = ${JSON.stringify(refusal.details)}::jsonb
        where list_id = ${list.list_id}::uuid and version = ${token}`.execute(transaction.of<unknown>());
      return { output: null, audit: auditOf(list, { error: refusal.code }) };
    },
  });
}

/** Cancelled in the middle: what was read so far stays to be looked at, nothing of it was registered. */
async function settleCancelled({ services, caller, listId }: ListWork, token: number): Promise<void> {
  await inTransaction(services.pool, contextOf(caller), async (transaction) => {
    const counts = await countRows(transaction, listId);
    await sql`update registry.lists set state = 'cancelled', counts = ${JSON.stringify(counts)}::jsonb
      where list_id = ${listId}::uuid and version = ${token} and state = 'reading'`.execute(
      transaction.of<unknown>(),
    );
  });
}

function auditOf(list: ListRecord, details: Readonly<Record<string, unknown>>) {
  return {
    act: definition.name,
    subjectKind: 'list',
    subjectId: list.list_id,
    areaCode: list.area_code,
    details,
  };
}
