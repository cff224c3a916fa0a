import { sql } from 'kysely';
import { listActs, ownHandOf, refuseVerification } from '#modules/sponsorship/core/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { type ActDefinition, act } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import type { Transaction } from '#platform/server/db/index.ts';
import { actorOf } from './check-answers.ts';
import { handsOf } from './list-view.ts';
import { findLists, nameCandidates } from './verification-queries.ts';

export const approveListsAct = {
  name: 'sponsorship.approve-lists',
  roles: listActs.approve.roles,
} as const satisfies ActDefinition;

/** A list as the supervisor saw it. */
export interface SeenList {
  readonly listId: string;
  readonly version: number;
  readonly hash: string;
}

/** What the database answers of one list, a line for each worker who stands in its way. */
interface Answer {
  readonly list_id: string;
  readonly answer: Outcome;
  readonly worker_id: string | null;
  readonly reason: string | null;
}

type Outcome =
  | 'approved'
  | 'absent'
  | 'not_verified'
  | 'changed'
  | 'same_person'
  | 'budget_short'
  | 'conflict'
  | 'too_late';

const refusals = {
  absent: 'verification.list_not_found',
  not_verified: 'approval.not_verified',
  changed: 'approval.changed',
  same_person: 'approval.same_person',
  budget_short: 'approval.budget_short',
  too_late: 'approval.too_late',
} as const satisfies Partial<Record<Outcome, string>>;

/**
 * Approves one list as it was seen. Where workers stand in the way nothing is approved and each is named with the reason.
 *
 * @throws Refusal `verification.list_not_found`, `approval.not_verified`, `.changed`, `.same_person`, `.budget_short`, `.too_late`
 */
export function approveList(services: Services, caller: Caller, seen: SeenList, key?: string) {
  return act(services, {
    act: approveListsAct,
    caller,
    key,
    request: seen,
    perform: async (transaction) => {
      const [outcome] = await approve(transaction, { services, caller, lists: [seen] });
      if (!outcome) throw new Error('a list was to be approved and nothing was answered');
      if (outcome.outcome !== 'approved' && outcome.outcome !== 'conflict')
        throw refuseVerification(refusals[outcome.outcome]);
      return { output: outcome, audit: auditOf([seen], [outcome]) };
    },
  });
}

/** Approves many lists as they were seen; each has its own outcome, and one that cannot be approved holds up no other. */
export function approveLists(services: Services, caller: Caller, lists: readonly SeenList[], key?: string) {
  return act(services, {
    act: approveListsAct,
    caller,
    key,
    request: lists,
    perform: async (transaction) => {
      const outcomes = await approve(transaction, { services, caller, lists });
      return { output: { lists: outcomes }, audit: auditOf(lists, outcomes) };
    },
  });
}

type Outcomes = Awaited<ReturnType<typeof approve>>;

async function approve(
  transaction: Transaction,
  {
    services,
    caller,
    lists,
  }: {
    readonly services: Services;
    readonly caller: Caller;
    readonly lists: readonly SeenList[];
  },
) {
  const own = await ownAmong(transaction, caller, lists);
  const others = lists.filter(({ listId }) => !own.has(listId));
  const answers =
    others.length === 0 ? [] : await askDatabase(transaction, { services, caller, lists: others });
  const names = await nameCandidates(
    transaction,
    answers.map(({ list_id }) => list_id),
    answers.flatMap(({ worker_id }) => (worker_id === null ? [] : [worker_id])),
  );
  return lists.map(({ listId }) => {
    const ofList = answers.filter(({ list_id }) => list_id === listId);
    const outcome: Outcome = own.has(listId) ? 'same_person' : (ofList[0]?.answer ?? 'absent');
    return {
      listId,
      outcome,
      conflicts: ofList.flatMap(({ worker_id: workerId, reason }) => {
        if (workerId === null) return [];
        const known = names.get(`${listId} ${workerId}`);
        return [{ workerId, name: known?.name ?? '', reason: reason ?? '', details: known?.details ?? {} }];
      }),
    };
  });
}

/** Lists that the caller himself made or verified any part of, under whatever account. */
async function ownAmong(
  transaction: Transaction,
  { personKey }: Caller,
  lists: readonly SeenList[],
): Promise<ReadonlySet<string>> {
  const found = await findLists(
    transaction,
    lists.map(({ listId }) => listId),
  );
  const own = found.filter((list) => ownHandOf('approve', personKey, handsOf(list)) !== null);
  return new Set(own.map(({ list_id }) => list_id));
}

async function askDatabase(
  transaction: Transaction,
  {
    services,
    caller,
    lists,
  }: {
    readonly services: Services;
    readonly caller: Caller;
    readonly lists: readonly SeenList[];
  },
): Promise<readonly Answer[]> {
  const { rows } = await sql<Answer>`
    select * from sponsorship.approve_lists(${JSON.stringify(lists)}::jsonb, ${services.today()}::date, ${actorOf(caller)})`.execute(
    transaction.of<unknown>(),
  );
  return rows;
}

function auditOf(lists: readonly SeenList[], outcomes: Outcomes) {
  const approved = outcomes.filter(({ outcome }) => outcome === 'approved').map(({ listId }) => listId);
  const [only] = lists.length === 1 ? lists : [];
  return {
    act: approveListsAct.name,
    subjectKind: only ? 'candidate_list' : 'candidate_lists',
    subjectId: only?.listId ?? '',
    details: {
      lists: lists.map(({ listId, version, hash }) => ({
        ...{ listId, version, hash },
        outcome: outcomes.find((one) => one.listId === listId)?.outcome,
      })),
    },
    workers: sql`select t.worker_id from sponsorship.terms t where t.list_id = any (${approved}::uuid[])`,
  };
}
