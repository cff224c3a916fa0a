import { sql } from 'kysely';
import { refuseBill } from '#modules/contributions/core/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { type ActDefinition, act } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { getCode } from './bill-queries.ts';
import { billIssuers } from './bill-roles.ts';

export const issueBillAct = {
  name: 'contributions.issue-bill',
  roles: billIssuers,
} as const satisfies ActDefinition;

export interface IssueBillRequest {
  readonly workerId: string;
  readonly months: number;
  /** Absent: as he chose at registration. */
  readonly withSavings?: boolean | undefined;
}

interface Answer {
  readonly outcome: 'issued' | 'existing' | 'not_found' | 'no_membership' | 'in_group_bill' | 'too_far';
  readonly bill_id: string | null;
}

/** Why no bill is made, by what the database answers. */
const refusals = {
  not_found: 'bill.worker_not_found',
  no_membership: 'bill.no_membership',
  in_group_bill: 'bill.in_group_bill',
  too_far: 'bill.too_far_ahead',
} as const;

/**
 * A bill for the next months that a worker pays for himself; the same again is the bill that stands.
 *
 * @throws Refusal `bill.worker_not_found`, `bill.no_membership`, `bill.in_group_bill`, `bill.too_far_ahead`
 */
export function issueBill(services: Services, caller: Caller, request: IssueBillRequest, key?: string) {
  const { workerId, months, withSavings } = request;
  return act(services, {
    act: issueBillAct,
    caller,
    key,
    request,
    perform: async (transaction) => {
      const { rows } = await sql<Answer>`
        select outcome, bill_id from contributions.issue_bills(array[${workerId}::uuid], ${months}::int, ${withSavings ?? null}::boolean, ${services.today()}::date)`.execute(
        transaction.of<unknown>(),
      );
      const [answer] = rows;
      if (!answer) throw new Error('a bill was asked for and nothing was answered');
      const { outcome, bill_id: billId } = answer;
      if (outcome !== 'issued' && outcome !== 'existing') throw refuseBill(refusals[outcome]);
      if (billId === null) throw new Error('a bill was made and has no id');
      return {
        output: { code: await getCode(transaction, billId), isNew: outcome === 'issued' },
        audit: {
          act: issueBillAct.name,
          subjectKind: 'bill',
          subjectId: billId,
          details: { months, withSavings: withSavings ?? null, outcome },
          workers: [workerId],
        },
      };
    },
  });
}
