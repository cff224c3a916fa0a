import { sql } from 'kysely';
import { refuseBill } from '#modules/contributions/core/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { type ActDefinition, act } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { getBill } from './bill-queries.ts';
import { groupBillIssuers } from './bill-roles.ts';

export const namePaidMembersAct = {
  name: 'contributions.name-paid-members',
  roles: groupBillIssuers,
} as const satisfies ActDefinition;

interface Answer {
  readonly outcome: 'named' | 'not_found' | 'member_not_due' | 'credit_short';
  readonly needed_idr: bigint;
  readonly held_idr: bigint;
}

/**
 * Says for whom of a group the money pays that came for its bill; their months are paid with it.
 *
 * @throws Refusal `bill.not_found`, `bill.member_not_due`, `bill.credit_short` with what is needed and held
 */
export function namePaidMembers(
  services: Services,
  caller: Caller,
  request: { readonly code: string; readonly workerIds: readonly string[] },
  key?: string,
) {
  return act(services, {
    act: namePaidMembersAct,
    caller,
    key,
    request,
    perform: async (transaction) => {
      const bill = await getBill(transaction, request.code);
      const workers = [...new Set(request.workerIds)];
      const { rows } = await sql<Answer>`
        select * from contributions.name_paid_members(${bill.bill_id}::uuid, ${workers}::uuid[], ${services.today()}::date, ${caller.accountId}::uuid)`.execute(
        transaction.of<unknown>(),
      );
      const [answer] = rows;
      if (!answer || answer.outcome === 'not_found') throw refuseBill('bill.not_found');
      const [needed, held] = [String(answer.needed_idr), String(answer.held_idr)];
      if (answer.outcome === 'member_not_due') throw refuseBill('bill.member_not_due');
      if (answer.outcome === 'credit_short')
        throw refuseBill('bill.credit_short', { neededIdr: needed, heldIdr: held });
      return {
        output: { paidIdr: needed, heldIdr: held },
        audit: {
          act: namePaidMembersAct.name,
          subjectKind: 'bill',
          subjectId: bill.bill_id,
          areaCode: bill.area_code,
          details: { members: workers.length, paidIdr: needed },
          workers,
        },
      };
    },
  });
}
