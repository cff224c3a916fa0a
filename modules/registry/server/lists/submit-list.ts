import { sql } from 'kysely';
import { refuse } from '#modules/registry/core/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { act, read } from '#platform/server/act/act.ts';
import { requireState } from '#platform/server/act/require-state.ts';
import type { Services } from '#platform/server/act/services.ts';
import type { Transaction } from '#platform/server/db/index.ts';
import { enqueue } from '#platform/server/jobs/enqueue.ts';
import { checkedState, countUnregistered, getList, type ListRecord, lockList } from './list-queries.ts';
import { listWriters } from './list-roles.ts';
import { listActs } from './list-states.ts';

const definition = { name: 'registry.submit-list', roles: listWriters } as const;

/**
 * Has the ready rows of a list registered in the background; the rest stays. A list whose rows are all registered already is answered as it
 * stands: submitting twice changes nothing.
 *
 * @throws Refusal `list.not_found`, `state.refused`, `list.nothing_ready`
 */
export async function submitList(
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
      const isDone = await decide(transaction, list);
      if (!isDone) await start(transaction, list, caller);
      return {
        output: null,
        audit: {
          act: definition.name,
          subjectKind: 'list',
          subjectId: listId,
          areaCode: list.area_code,
          details: { alreadyDone: isDone },
        },
      };
    },
  });
  return read(services, caller, (transaction) => getList(transaction, listId));
}

/** True where there is nothing left to do. */
async function decide(transaction: Transaction, list: ListRecord): Promise<boolean> {
  if (list.state === 'submitting') return true;
  requireState(listActs, definition.name, checkedState(list));
  if ((await countUnregistered(transaction, list.list_id)) > 0) return false;
  if (list.rows_registered === 0) throw refuse('list.nothing_ready');
  return true;
}

async function start(transaction: Transaction, list: ListRecord, caller: Caller): Promise<void> {
  await sql`update registry.lists set state = 'submitting', cancel_requested_at = null, version = version + 1
    where list_id = ${list.list_id}::uuid`.execute(transaction.of<unknown>());
  await enqueue(transaction, {
    task: 'registry.submit-list',
    payload: { listId: list.list_id, accountId: caller.accountId },
    key: `registry.submit-list:${list.list_id}`,
  });
}
