import { sql } from 'kysely';
import { listActs, refuseVerification } from '#modules/sponsorship/core/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { type ActDefinition, act } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { areaOfList } from './check-answers.ts';

export const takeBackBillAct = {
  name: 'sponsorship.take-back-bill',
  roles: listActs.takeBack.roles,
} as const satisfies ActDefinition;

/**
 * Takes back the unpaid bill of a list: its money is reserved again, and the list may be billed anew.
 *
 * @throws Refusal `verification.list_not_found`, `billing.not_billed`
 */
export function takeBackBill(
  services: Services,
  caller: Caller,
  request: { readonly listId: string; readonly reason: string },
  key?: string,
) {
  const { listId, reason } = request;
  return act(services, {
    act: takeBackBillAct,
    caller,
    key,
    request,
    perform: async (transaction) => {
      const areaCode = await areaOfList(transaction, listId);
      const { rows } = await sql<{ taken: number }>`
        select sponsorship.take_back_bills(array[${listId}::uuid], ${services.today()}::date, ${reason}) as taken`.execute(
        transaction.of<unknown>(),
      );
      if (rows[0]?.taken !== 1) throw refuseVerification('billing.not_billed');
      return {
        output: {},
        audit: {
          act: takeBackBillAct.name,
          subjectKind: 'candidate_list',
          subjectId: listId,
          areaCode,
          reason,
        },
      };
    },
  });
}
