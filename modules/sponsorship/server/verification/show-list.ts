import { refuseVerification } from '#modules/sponsorship/core/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { readPeople } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { listCheckers } from './list-roles.ts';
import { checkedList, checkedRow } from './list-view.ts';
import {
  countCandidates,
  findBillOf,
  findList,
  listCandidates,
  type RowsShown,
} from './verification-queries.ts';

const name = 'sponsorship.show-list-to-check';

export interface ListLook {
  readonly listId: string;
  readonly show: RowsShown;
  /** The last place already seen. */
  readonly after?: number | undefined;
  readonly limit: number;
}

/**
 * A list as its verifier and approver see it: a page of its rows, its totals, its bill, and what may be done to it.
 *
 * @throws Refusal `verification.list_not_found`
 */
export function showListToCheck(services: Services, caller: Caller, look: ListLook) {
  return readPeople(services, {
    act: { name, roles: listCheckers },
    caller,
    perform: async (transaction) => {
      const list = await findList(transaction, look.listId);
      if (!list) throw refuseVerification('verification.list_not_found');
      const counts = await countCandidates(transaction, look.listId);
      const bill = await findBillOf(transaction, list.bill_id);
      const found = await listCandidates(transaction, look.listId, {
        show: look.show,
        after: look.after ?? 0,
        limit: look.limit + 1,
      });
      const rows = found.slice(0, look.limit);
      return {
        output: {
          list: checkedList(list, { caller, counts, bill }),
          rows: rows.map(checkedRow),
          next: found.length > look.limit ? (rows.at(-1)?.place ?? null) : null,
        },
        audit: {
          act: name,
          subjectKind: 'candidate_list',
          subjectId: list.list_id,
          areaCode: list.village_code,
          details: { shown: rows.length, show: look.show },
          workers: rows.map(({ worker_id }) => worker_id),
        },
      };
    },
  });
}
