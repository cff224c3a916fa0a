import { sql } from 'kysely';
import { listActs, refuseVerification } from '#modules/sponsorship/core/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { type ActDefinition, act } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import type { Transaction } from '#platform/server/db/index.ts';
import { actorOf } from './check-answers.ts';

export const billListsAct = {
  name: 'sponsorship.bill-lists',
  roles: listActs.bill.roles,
} as const satisfies ActDefinition;

interface Answer {
  readonly list_id: string;
  readonly answer: 'billed' | 'absent' | 'not_approved' | 'too_late';
  readonly bill_id: string | null;
  readonly code: string | null;
}

const refusals = {
  absent: 'verification.list_not_found',
  not_approved: 'billing.not_approved',
  too_late: 'billing.too_late',
} as const;

/**
 * One bill for an approved list.
 *
 * @throws Refusal `verification.list_not_found`, `billing.not_approved`, `billing.too_late`
 */
export function billList(services: Services, caller: Caller, listId: string, key?: string) {
  return act(services, {
    act: billListsAct,
    caller,
    key,
    request: { listId },
    perform: async (transaction) => {
      const [answer] = await bill(transaction, { services, caller, listIds: [listId] });
      const outcome = answer?.answer ?? 'absent';
      if (outcome !== 'billed') throw refuseVerification(refusals[outcome]);
      return {
        output: { code: answer?.code ?? '' },
        audit: {
          act: billListsAct.name,
          subjectKind: 'candidate_list',
          subjectId: listId,
          details: { billId: answer?.bill_id },
        },
      };
    },
  });
}

/** One bill for each of many approved lists; each has its own outcome. */
export function billLists(services: Services, caller: Caller, listIds: readonly string[], key?: string) {
  return act(services, {
    act: billListsAct,
    caller,
    key,
    request: { listIds },
    perform: async (transaction) => {
      const answers = await bill(transaction, { services, caller, listIds });
      const lists = answers.map(({ list_id: listId, answer: outcome, code }) => ({ listId, outcome, code }));
      return {
        output: { lists },
        audit: {
          act: billListsAct.name,
          subjectKind: 'candidate_lists',
          subjectId: '',
          details: { lists: lists.map(({ listId, outcome }) => ({ listId, outcome })) },
        },
      };
    },
  });
}

async function bill(
  transaction: Transaction,
  {
    services,
    caller,
    listIds,
  }: {
    readonly services: Services;
    readonly caller: Caller;
    readonly listIds: readonly string[];
  },
): Promise<readonly Answer[]> {
  const { rows } = await sql<Answer>`
    select * from sponsorship.bill_lists(${[...new Set(listIds)]}::uuid[], ${services.today()}::date, ${actorOf(caller)})`.execute(
    transaction.of<unknown>(),
  );
  return rows;
}
