import { sql } from 'kysely';
import { refuseCandidates } from '#modules/sponsorship/core/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { act } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { listCheckers, listFillers } from './candidate-roles.ts';
import { actorJson, doneRow, type FillAnswer } from './fill-answers.ts';
import { getCandidateList } from './list-queries.ts';

const checking = { name: 'sponsorship.check-candidates', roles: listCheckers } as const;
const proposing = { name: 'sponsorship.propose-list', roles: listFillers } as const;
const withdrawing = { name: 'sponsorship.withdraw-list', roles: listFillers } as const;

/**
 * Checks a draft or a proposed list anew against the registry and what is paid.
 *
 * @throws Refusal `candidates.list_not_found`, `candidates.frozen`
 */
export function checkCandidates(
  services: Services,
  caller: Caller,
  request: { readonly listId: string },
  key?: string,
) {
  const { listId } = request;
  return act(services, {
    act: checking,
    caller,
    key,
    request,
    perform: async (transaction) => {
      const { rows } = await sql<{
        answer: FillAnswer;
      }>`select sponsorship.check_candidates(${listId}::uuid) as answer`.execute(transaction.of<unknown>());
      doneRow(rows);
      return {
        output: { checked: true } as const,
        audit: { act: checking.name, subjectKind: 'candidate_list', subjectId: listId },
      };
    },
  });
}

interface Proposal {
  readonly listId: string;
  readonly version: number;
  readonly note: string;
}

/**
 * Lays a draft before the government of the regency.
 *
 * @throws Refusal `candidates.list_not_found`, `candidates.changed`, `candidates.not_draft`, `candidates.nobody_payable`
 */
export function proposeList(services: Services, caller: Caller, request: Proposal, key?: string) {
  const { listId, version, note } = request;
  return act(services, {
    act: proposing,
    caller,
    key,
    request,
    perform: async (transaction) => {
      const list = await getCandidateList(transaction, listId);
      const { rows } = await sql<{ answer: FillAnswer; version: number; payable: number }>`
        select * from sponsorship.propose_list(${listId}::uuid, ${version}, ${note}, ${services.today()}::date, ${actorJson(caller)}::jsonb)`
        .execute(transaction.of<unknown>())
        .catch(refuseNobody);
      const done = doneRow(rows);
      return {
        output: { version: done.version, payable: done.payable },
        audit: {
          act: proposing.name,
          subjectKind: 'candidate_list',
          subjectId: listId,
          areaCode: list.village_code,
          details: { payable: done.payable },
          workers: sql`select c.worker_id from sponsorship.candidates c where c.list_id = ${listId}::uuid`,
        },
      };
    },
  });
}

/** `no_data_found`: whatever the function had changed by then is undone with the transaction. */
function refuseNobody(error: unknown): never {
  if (error instanceof Error && 'code' in error && error.code === 'P0002')
    throw refuseCandidates('candidates.nobody_payable');
  throw error;
}

interface Withdrawal {
  readonly listId: string;
  readonly version: number;
  readonly reason: string;
}

/**
 * Takes a list back for good before it is approved; another may be begun.
 *
 * @throws Refusal `candidates.list_not_found`, `candidates.frozen`, `candidates.changed`
 */
export function withdrawList(services: Services, caller: Caller, request: Withdrawal, key?: string) {
  const { listId, version, reason } = request;
  return act(services, {
    act: withdrawing,
    caller,
    key,
    request,
    perform: async (transaction) => {
      const list = await getCandidateList(transaction, listId);
      const { rows } = await sql<{ answer: FillAnswer; version: number }>`
        select * from sponsorship.withdraw_list(${listId}::uuid, ${version}, ${reason}, ${actorJson(caller)}::jsonb)`.execute(
        transaction.of<unknown>(),
      );
      return {
        output: { version: doneRow(rows).version },
        audit: {
          act: withdrawing.name,
          subjectKind: 'candidate_list',
          subjectId: listId,
          areaCode: list.village_code,
          reason,
        },
      };
    },
  });
}
