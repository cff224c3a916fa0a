import { sql } from 'kysely';
import { listActs } from '#modules/sponsorship/core/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { type ActDefinition, act } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { actorOf, areaOfList, requireDone } from './check-answers.ts';

export const verifyListAct = {
  name: 'sponsorship.verify-list',
  roles: listActs.verify.roles,
} as const satisfies ActDefinition;

interface Answer {
  readonly answer: string;
  readonly version: number;
  readonly content_hash: string;
  readonly workers: number;
  readonly amount_idr: bigint;
}

/**
 * Verifies a list of which every row is decided: it is summed up, and its hash is what a supervisor approves.
 * Where the registry turned verdicts over meanwhile, nothing is verified and the rows are to be looked at again.
 *
 * @throws Refusal `verification.list_not_found`, `.not_proposed`, `.changed`, `.same_person`, `.undecided`, `.nobody`
 */
export function verifyList(
  services: Services,
  caller: Caller,
  request: { readonly listId: string; readonly version: number },
  key?: string,
) {
  return act(services, {
    act: verifyListAct,
    caller,
    key,
    request,
    perform: async (transaction) => {
      const areaCode = await areaOfList(transaction, request.listId);
      const answer = await requireDone(
        transaction,
        sql<Answer>`
          select * from sponsorship.verify_list(${request.listId}::uuid, ${request.version}::int, ${actorOf(caller)})`,
        ['done', 'rechecked'],
      );
      const isVerified = answer.answer === 'done';
      return {
        output: {
          outcome: isVerified ? ('verified' as const) : ('rechecked' as const),
          version: answer.version,
          overturned: isVerified ? 0 : answer.workers,
          workers: isVerified ? answer.workers : 0,
          amountIdr: String(answer.amount_idr),
        },
        audit: {
          act: verifyListAct.name,
          subjectKind: 'candidate_list',
          subjectId: request.listId,
          areaCode,
          details: isVerified
            ? { hash: answer.content_hash, workers: answer.workers, amountIdr: String(answer.amount_idr) }
            : { overturned: answer.workers },
          workers: sql`select c.worker_id from sponsorship.candidates c where c.list_id = ${request.listId}::uuid`,
        },
      };
    },
  });
}
