import { type ReleaseReason, refuseTerm } from '#modules/sponsorship/core/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { type ActDefinition, act } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';
import { actorOf, makeLists } from './follow-list.ts';
import { findList, listTerms, releaseTerms } from './term-queries.ts';
import { termEnders } from './term-roles.ts';

const releaseTermsAct = {
  name: 'sponsorship.release-terms',
  roles: termEnders,
} as const satisfies ActDefinition;

export interface ReleaseRequest {
  readonly listId: string;
  readonly termIds: readonly string[];
  readonly reason: ReleaseReason;
  readonly replace: boolean;
  readonly replacements?: readonly string[] | undefined;
}

/**
 * Ends terms with this month: what has not begun goes back to the budget, and where asked the next of the reserve (or
 * those named) stand on a list of replacements for the months that are left.
 *
 * @throws Refusal `terms.list_not_found`, `terms.not_running`, `terms.nothing_left`
 */
export function endTerms(services: Services, caller: Caller, request: ReleaseRequest, key?: string) {
  return act(services, {
    act: releaseTermsAct,
    caller,
    key,
    request,
    perform: async (transaction) => {
      const { listId, reason } = request;
      const terms = await getTerms(transaction, request);
      const released = await releaseTerms(transaction, {
        ...{ terms, reason, on: services.today(), actor: actorOf(caller) },
      });
      if (released === 0) throw refuseTerm('terms.nothing_left');
      const following = { listId, kind: 'replacement', months: 1, more: 1, raiseQuota: false } as const;
      const lists = request.replace
        ? await makeLists(transaction, {
            ...{ services, caller, request: { ...following, workerIds: request.replacements } },
          })
        : [];
      return {
        output: { released, lists },
        audit: {
          act: releaseTermsAct.name,
          subjectKind: 'candidate_list',
          subjectId: listId,
          reason,
          details: { released, lists: lists.map((list) => list.listId) },
          workers: terms.map(({ worker_id }) => worker_id),
        },
      };
    },
  });
}

/** The terms named, all of them of a running list in sight. */
async function getTerms(transaction: Transaction, { listId, termIds }: ReleaseRequest) {
  const list = await findList(transaction, listId);
  if (!list) throw refuseTerm('terms.list_not_found');
  if (!['approved', 'billed', 'paid'].includes(list.state)) throw refuseTerm('terms.not_running');
  const wanted = new Set(termIds);
  const found = (await listTerms(transaction, listId)).filter(({ term_id }) => wanted.has(term_id));
  if (found.length < wanted.size) throw refuseTerm('terms.list_not_found');
  return found;
}
