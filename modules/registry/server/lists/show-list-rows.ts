import type { Caller } from '#platform/core/roles.ts';
import { readPeople } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { getList } from './list-queries.ts';
import { listReaders } from './list-roles.ts';
import { listRowPage, type RowFilter, type RowRecord } from './row-queries.ts';

const definition = { name: 'registry.show-list-rows', roles: listReaders } as const;

/** A page of rows; the look is audited, with the registered people on it. */
export async function showListRows(
  services: Services,
  caller: Caller,
  asked: RowFilter & { readonly after: number; readonly limit: number },
): Promise<{ rows: RowRecord[]; total: number }> {
  return readPeople(services, {
    act: definition,
    caller,
    perform: async (transaction) => {
      const list = await getList(transaction, asked.listId);
      const page = await listRowPage(transaction, asked, asked);
      return {
        output: page,
        audit: {
          act: definition.name,
          subjectKind: 'list',
          subjectId: asked.listId,
          areaCode: list.area_code,
          details: { rows: page.rows.length, afterRow: asked.after },
          workers: page.rows.flatMap((row) => (row.worker_in_sight === null ? [] : [row.worker_in_sight])),
        },
      };
    },
  });
}
