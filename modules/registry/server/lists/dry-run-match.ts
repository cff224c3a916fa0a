import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { CheckedRow, ListReading, ReasonCode, RowOutcome } from '#modules/registry/core/index.ts';
import { isReasonCode } from '#modules/registry/core/index.ts';
import { type Caller, contextOf, mayWrite } from '#platform/core/roles.ts';
import { inTransaction, type Transaction } from '#platform/server/db/index.ts';
import { newId } from '#platform/server/new-id.ts';
import { BinaryCopy } from './binary-copy.ts';
import type { ListCheckAsker, ListCheckRequest } from './check-list-file.ts';
import { matchRows } from './match-rows.ts';
import { rowPreparer } from './prepare-rows.ts';
import { writeRow } from './row-columns.ts';
import { insertRows } from './store-rows.ts';

/** Carries the result out of a transaction that leaves nothing behind. */
class RolledBack extends Error {
  readonly rows: readonly CheckedRow[];

  constructor(rows: readonly CheckedRow[]) {
    super('rolled back on purpose');
    this.rows = rows;
  }
}

type DryRun = ListCheckRequest & {
  readonly reading: ListReading;
  readonly checked: readonly CheckedRow[];
};

/** Lays the registry over checked rows by the same statements as a filed list, in a transaction that is rolled back. */
export async function dryRunMatch(asker: ListCheckAsker, run: DryRun): Promise<readonly CheckedRow[]> {
  const { services, caller } = asker;
  if (!caller || !mayWrite(caller.role, 'lists') || !mayWrite(caller.role, 'people')) return run.checked;
  try {
    return await inTransaction(services.pool, contextOf(caller), async (transaction) => {
      const listId = await passingList(transaction, caller, run);
      await insertRows(transaction, listId, preparedRows(asker, run, listId));
      await matchRows(transaction, { listId, rowIds: null, isFiled: false });
      throw new RolledBack(await matchedRows(transaction, listId, run.checked));
    });
  } catch (error) {
    if (error instanceof RolledBack) return error.rows;
    throw error;
  }
}

async function passingList(transaction: Transaction, caller: Caller, run: DryRun): Promise<string> {
  const [listId, fileId] = [newId(), newId()];
  const db = transaction.of<unknown>();
  const noContent = randomBytes(32);
  await sql`insert into platform.files (file_id, sha256, name, size_bytes, content_sealed, account_id)
    values (${fileId}::uuid, ${noContent}, '', 0, ''::bytea, ${caller.accountId}::uuid)`.execute(db);
  await sql`insert into registry.lists (list_id, kind, organisation_id, account_id, sender_name, file_id, file_name, file_sha256, checked_on, state)
    values (${listId}::uuid, ${run.kind}, ${caller.organisationId}::uuid, ${caller.accountId}::uuid, '', ${fileId}::uuid, '', ${noContent},
      ${run.on}::date, 'reading')`.execute(db);
  return listId;
}

function preparedRows({ services }: ListCheckAsker, run: DryRun, listId: string): Uint8Array {
  const setting = { listId, kind: run.kind, on: run.on, areaCode: run.areaCode ?? '', hamlets: new Map() };
  const prepare = rowPreparer(services.secrets, setting);
  const copy = new BinaryCopy();
  for (const [index, row] of run.reading.rows.entries()) {
    const checked = run.checked[index];
    if (checked !== undefined) writeRow(copy, prepare(row, checked, { rowId: index + 1 }));
  }
  return copy.finish();
}

async function matchedRows(
  transaction: Transaction,
  listId: string,
  checked: readonly CheckedRow[],
): Promise<readonly CheckedRow[]> {
  const found = await sql<{ row_id: number; outcome: RowOutcome; reasons: string[] }>`
    select row_id, outcome, reasons from registry.list_rows where list_id = ${listId}::uuid`.execute(
    transaction.of<unknown>(),
  );
  const byRow = new Map(found.rows.map((row) => [row.row_id, row]));
  return checked.map((row, index) => {
    const matched = byRow.get(index + 1);
    const reasons: readonly ReasonCode[] | undefined = matched?.reasons.filter(isReasonCode);
    return matched && reasons ? { ...row, outcome: matched.outcome, reasons } : row;
  });
}
