import { sql } from 'kysely';
import type { Caller } from '#platform/core/roles.ts';
import { act, read } from '#platform/server/act/act.ts';
import { requireState } from '#platform/server/act/require-state.ts';
import type { Services } from '#platform/server/act/services.ts';
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
