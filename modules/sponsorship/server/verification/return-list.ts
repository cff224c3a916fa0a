import { sql } from 'kysely';
import { listActs } from '#modules/sponsorship/core/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { type ActDefinition, act } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { areaOfList, requireDone } from './check-answers.ts';

export const returnListAct = {
  name: 'sponsorship.return-list',
  roles: listActs.giveBack.roles,
} as const satisfies ActDefinition;

export interface ReturnRequest {
  readonly listId: string;
  readonly version: number;
  readonly to: 'village' | 'verifier';
  readonly reason: string;
}

/**
 * Gives a list back to its village, or to those who verify, with the reason; a verification is void.
 *
 * @throws Refusal `verification.list_not_found`, `.not_proposed`, `.changed`
 */
export function returnList(services: Services, caller: Caller, request: ReturnRequest, key?: string) {
  const { listId, version, to, reason } = request;
  return act(services, {
    act: returnListAct,
    caller,
    key,
    request,
    perform: async (transaction) => {
      const areaCode = await areaOfList(transaction, listId);
      const done = await requireDone(
        transaction,
        sql<{ answer: string; version: number }>`
          select * from sponsorship.return_list(${listId}::uuid, ${version}::int, ${to}, ${reason})`,
      );
      return {
        output: { version: done.version },
        audit: {
          act: returnListAct.name,
          subjectKind: 'candidate_list',
          subjectId: listId,
          areaCode,
          reason,
          details: { to },
        },
      };
    },
  });
}
