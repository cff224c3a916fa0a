import { sql } from 'kysely';
import type { Caller } from '#platform/core/roles.ts';
import { act, read } from '#platform/server/act/act.ts';
import { requireState } from '#platform/server/act/require-state.ts';
import type { Services } from '#platform/server/act/services.ts';
import type { Transaction } from '#platform/server/db/index.ts';
import { enqueue } from '#platform/server/jobs/enqueue.ts';
import { getList, type ListRecord, lockList } from './list-queries.ts';
import { listWriters } from './list-roles.ts';
import { listActs } from './list-states.ts';

const definition = { name: 'registry.cancel-list', roles: listWriters } as const;

/** Stops reading or registering at the next chunk; what is registered stays registered. */
export async function cancelList(
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
      // A list that nobody has begun to read is cancelled here; otherwise whoever works on it ends it.
      await sql`update registry.lists set cancel_requested_at = now(),
        state = case when state = 'received' then 'cancelled' else state end where list_id = ${listId}::uuid`.execute(
        transaction.of<unknown>(),
      );
      await endWork(transaction, list, caller);
      return {
        output: null,
        audit: {
          act: definition.name,
          subjectKind: 'list',
          subjectId: listId,
          areaCode: list.area_code,
          details: { state: list.state },
        },
      };
    },
  });
  return read(services, caller, (transaction) => getList(transaction, listId));
}

/** Whoever works on the list stops at the next chunk; where nobody does any more (a crash), the job asked for here ends it. */
async function endWork(transaction: Transaction, list: ListRecord, caller: Caller): Promise<void> {
  if (list.state === 'received') return;
  const task = list.state === 'reading' ? 'registry.read-list' : 'registry.submit-list';
  const payload = { listId: list.list_id, accountId: caller.accountId };
  await enqueue(transaction, { task, payload, key: `${task}:${list.list_id}` });
}
