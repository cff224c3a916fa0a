import { sql } from 'kysely';
import type { Caller } from '#platform/core/roles.ts';
import { act } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { listFillers } from './candidate-roles.ts';
import { actorJson, doneRow, type FillAnswer } from './fill-answers.ts';
import { getCandidateList, requireCategory } from './list-queries.ts';

const adding = { name: 'sponsorship.add-candidates', roles: listFillers } as const;
const addingRegistered = { name: 'sponsorship.add-registered', roles: listFillers } as const;

interface Edit {
  readonly listId: string;
  readonly version: number;
}

interface Adding extends Edit {
  readonly workerIds: readonly string[];
  readonly categoryCode?: string | undefined;
}

/**
 * Puts workers on a list and checks the whole list anew.
 *
 * @throws Refusal `candidates.list_not_found`, `candidates.frozen`, `candidates.changed`, `candidates.stranger`, `candidates.category_unknown`
 */
export function addCandidates(services: Services, caller: Caller, request: Adding, key?: string) {
  const { listId, version, workerIds, categoryCode } = request;
  return act(services, {
    act: adding,
    caller,
    key,
    request,
    perform: async (transaction) => {
      const list = await getCandidateList(transaction, listId);
      requireCategory(list, categoryCode);
      const { rows } = await sql<{ answer: FillAnswer; version: number; added: number }>`
        select * from sponsorship.add_candidates(${listId}::uuid, ${version}, ${[...workerIds]}::uuid[], ${categoryCode ?? ''}, ${actorJson(caller)}::jsonb)`.execute(
        transaction.of<unknown>(),
      );
      const done = doneRow(rows);
      return {
        output: { version: done.version, added: done.added },
        audit: {
          act: adding.name,
          subjectKind: 'candidate_list',
          subjectId: listId,
          areaCode: list.village_code,
          details: { added: done.added },
          workers: workerIds,
        },
      };
    },
  });
}

interface AddingRegistered extends Edit {
  readonly sourceListId: string;
  readonly categoryCode?: string | undefined;
}

/**
 * Puts everyone whom a submitted worker list registered on a list of candidates, and checks it.
 *
 * @throws Refusal as `addCandidates`, and `candidates.source_not_found`
 */
export function addRegistered(services: Services, caller: Caller, request: AddingRegistered, key?: string) {
  const { listId, version, sourceListId, categoryCode } = request;
  return act(services, {
    act: addingRegistered,
    caller,
    key,
    request,
    perform: async (transaction) => {
      const list = await getCandidateList(transaction, listId);
      requireCategory(list, categoryCode);
      const { rows } = await sql<{
        answer: FillAnswer;
        version: number;
        added: number;
        named: number;
        unregistered: number;
      }>`
        select * from sponsorship.add_registered(${listId}::uuid, ${version}, ${sourceListId}::uuid, ${categoryCode ?? ''}, ${actorJson(caller)}::jsonb)`.execute(
        transaction.of<unknown>(),
      );
      const { answer: _, ...done } = doneRow(rows);
      return {
        output: done,
        audit: {
          act: addingRegistered.name,
          subjectKind: 'candidate_list',
          subjectId: listId,
          areaCode: list.village_code,
          details: { added: done.added, sourceListId },
          workers: sql`select c.worker_id from sponsorship.candidates c join registry.list_registrations r on r.worker_id = c.worker_id
            where c.list_id = ${listId}::uuid and r.list_id = ${sourceListId}::uuid`,
        },
      };
    },
  });
}
