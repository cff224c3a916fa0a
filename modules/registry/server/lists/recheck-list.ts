import { sql } from 'kysely';
import type { Caller } from '#platform/core/roles.ts';
import { act, read } from '#platform/server/act/act.ts';
import { requireState } from '#platform/server/act/require-state.ts';
import type { Services } from '#platform/server/act/services.ts';
import type { Transaction } from '#platform/server/db/index.ts';
import { countRows, getList, type ListRecord, lockList } from './list-queries.ts';
import { listWriters } from './list-roles.ts';
import { listActs } from './list-states.ts';
import { type MatchTold, matchRows } from './match-rows.ts';
import { enqueueReading } from './upload-list.ts';

const definition = { name: 'registry.recheck-list', roles: listWriters } as const;

/** Lays the registry of today over a list; one whose reading failed or was cancelled before it had ended is read again. */
export async function recheckList(
  services: Services,
  caller: Caller,
  listId: string,
  key?: string,
): Promise<ListRecord> {
  await act(services, {
    act: definition,
    caller,
    key,
    request: { listId },
    perform: async (transaction) => {
      const list = await lockList(transaction, listId);
      requireState(listActs, definition.name, list.state);
      const isRead = list.checked_at !== null;
      const told = isRead ? await rematch(transaction, list) : {};
      if (!isRead) await readAgain(transaction, list, caller);
      return {
        output: null,
        audit: {
          act: definition.name,
          subjectKind: 'list',
          subjectId: listId,
          areaCode: list.area_code,
          details: { readAgain: !isRead, ...told },
        },
      };
    },
  });
  return read(services, caller, (transaction) => getList(transaction, listId));
}

async function rematch(transaction: Transaction, list: ListRecord): Promise<MatchTold> {
  const told = await matchRows(transaction, { listId: list.list_id, rowIds: null, isFiled: true });
  await storeCounts(transaction, list.list_id);
  return told;
}

/** Counts the rows by outcome anew. */
export async function storeCounts(transaction: Transaction, listId: string): Promise<void> {
  const counts = await countRows(transaction, listId);
  await sql`update registry.lists set counts = ${JSON.stringify(counts)}::jsonb, version = version + 1
    where list_id = ${listId}::uuid`.execute(transaction.of<unknown>());
}

/** Sets a list back to be read from its kept file. */
export async function readAgain(transaction: Transaction, list: ListRecord, caller: Caller): Promise<void> {
  await sql`update registry.lists set state = 'received', cancel_requested_at = null, checked_at = null, version = version + 1
    where list_id = ${list.list_id}::uuid`.execute(transaction.of<unknown>());
  await enqueueReading(transaction, { listId: list.list_id, accountId: caller.accountId });
}
