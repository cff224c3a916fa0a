import { type Caller, contextOf } from '#platform/core/roles.ts';
import { requireRole } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { inTransaction } from '#platform/server/db/index.ts';
import { countReasons, getList, type ListPage, type ListRecord, listPage } from './list-queries.ts';
import { listReaders } from './list-roles.ts';

const definition = { name: 'registry.show-lists', roles: listReaders } as const;

/** Lists in the caller's scope, newest first; no person is shown. */
export async function showLists(services: Services, caller: Caller, page: ListPage): Promise<ListRecord[]> {
  requireRole(definition, caller);
  return inTransaction(services.pool, contextOf(caller), (transaction) => listPage(transaction, page));
}

/** One list with how often each reason stands in it. */
export async function showList(
  services: Services,
  caller: Caller,
  listId: string,
): Promise<{ list: ListRecord; reasons: { code: string; rows: number }[] }> {
  requireRole(definition, caller);
  return inTransaction(services.pool, contextOf(caller), async (transaction) => ({
    list: await getList(transaction, listId),
    reasons: await countReasons(transaction, listId),
  }));
}
