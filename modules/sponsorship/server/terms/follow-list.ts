import { type FollowingKind, refuseTerm } from '#modules/sponsorship/core/index.ts';
import { addMonths, monthOf } from '#platform/core/month.ts';
import type { Caller } from '#platform/core/roles.ts';
import { type ActDefinition, act } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';
import { beginFollowing } from './term-queries.ts';
import { termKeepers } from './term-roles.ts';

const followListAct = {
  name: 'sponsorship.follow-list',
  roles: termKeepers,
} as const satisfies ActDefinition;

export interface FollowRequest {
  readonly listId: string;
  readonly kind: FollowingKind;
  readonly workerIds?: readonly string[] | undefined;
  readonly months: number;
  readonly firstMonth?: string | undefined;
  readonly more: number;
  readonly raiseQuota: boolean;
}

const refusals = {
  absent: 'terms.list_not_found',
  not_running: 'terms.not_running',
  programme_closed: 'terms.programme_closed',
  nobody: 'terms.nobody',
  no_seat: 'terms.no_seat',
  too_late: 'terms.too_late',
  quota_not_yours: 'terms.quota_not_yours',
} as const;

/**
 * Makes draft lists out of a running one; they are verified and approved like any other.
 *
 * @throws Refusal `terms.list_not_found`, `terms.not_running`, `terms.programme_closed`, `terms.nobody`, `terms.no_seat`,
 * `terms.too_late`, `terms.quota_not_yours`
 */
export function followList(services: Services, caller: Caller, request: FollowRequest, key?: string) {
  return act(services, {
    act: followListAct,
    caller,
    key,
    request,
    perform: async (transaction) => {
      const lists = await makeLists(transaction, { services, caller, request });
      return {
        output: { lists },
        audit: {
          act: followListAct.name,
          subjectKind: 'candidate_list',
          subjectId: request.listId,
          details: { kind: request.kind, lists: lists.map(({ listId }) => listId) },
          workers: [...(request.workerIds ?? [])],
        },
      };
    },
  });
}

/** The same inside another act's transaction. */
export async function makeLists(
  transaction: Transaction,
  {
    services,
    caller,
    request,
  }: { readonly services: Services; readonly caller: Caller; readonly request: FollowRequest },
): Promise<{ listId: string; workers: number }[]> {
  const on = services.today();
  const { listId, kind, workerIds, months, firstMonth, more, raiseQuota } = request;
  const begun = await beginFollowing(transaction, {
    listId,
    kind,
    on,
    facts: {
      ...{ months, more, raiseQuota, firstMonth: firstMonth ?? addMonths(monthOf(on), 1) },
      ...(workerIds ? { workers: workerIds } : {}),
    },
    actor: actorOf(caller),
  });
  return begun.map(({ answer, list_id, workers }) => {
    if (answer !== 'begun') throw refuseTerm(refusals[answer]);
    if (list_id === null) throw new Error('a list was begun and has no id');
    return { listId: list_id, workers };
  });
}

/** Who does it, as the functions of the database keep it. */
export function actorOf({ accountId, name, personKey }: Caller) {
  return { accountId, name, personKey };
}
