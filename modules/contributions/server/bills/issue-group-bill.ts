import { sql } from 'kysely';
import { refuseBill } from '#modules/contributions/core/index.ts';
import { addMonths, monthOf } from '#platform/core/month.ts';
import type { Caller } from '#platform/core/roles.ts';
import { type ActDefinition, act, readPeople } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { getCode } from './bill-queries.ts';
import { groupBillIssuers } from './bill-roles.ts';

export const issueGroupBillAct = {
  name: 'contributions.issue-group-bill',
  roles: groupBillIssuers,
} as const satisfies ActDefinition;

export interface IssueGroupBillRequest {
  readonly organisationId: string;
  readonly throughMonth: string;
  /** Absent: everyone in its custody. */
  readonly workerIds?: readonly string[] | undefined;
  readonly withSavings?: boolean | undefined;
}

interface Answer {
  readonly outcome: 'issued' | 'existing' | 'not_found' | 'not_a_group' | 'member_not_found' | 'nothing_due';
  readonly bill_id: string | null;
  readonly members_billed: number;
  readonly members_elsewhere: number;
}

const refusals = {
  not_found: 'bill.group_not_found',
  not_a_group: 'bill.not_a_group',
  member_not_found: 'bill.member_not_found',
  nothing_due: 'bill.nothing_due',
} as const;

/**
 * One code for what members of a group owe for themselves through a month; each month's payer stays the worker.
 *
 * @throws Refusal `bill.group_not_found`, `bill.not_a_group`, `bill.member_not_found`, `bill.nothing_due`, `bill.month_not_open`
 */
export async function issueGroupBill(
  services: Services,
  caller: Caller,
  request: IssueGroupBillRequest,
  key?: string,
) {
  requireReach(services, request.throughMonth);
  return act(services, {
    act: issueGroupBillAct,
    caller,
    key,
    request,
    perform: async (transaction) => {
      const members = request.workerIds ? sql`${[...request.workerIds]}::uuid[]` : sql`null::uuid[]`;
      const { rows } = await sql<Answer>`
        select * from contributions.issue_group_bill(${request.organisationId}::uuid, ${members}, ${request.throughMonth}, ${request.withSavings ?? null}::boolean, ${services.today()}::date)`.execute(
        transaction.of<unknown>(),
      );
      const [answer] = rows;
      if (!answer) throw new Error('a bill was asked for and nothing was answered');
      const { outcome, bill_id: billId } = answer;
      if (outcome !== 'issued' && outcome !== 'existing') throw refuseBill(refusals[outcome]);
      if (billId === null) throw new Error('a bill was made and has no id');
      return {
        output: {
          code: await getCode(transaction, billId),
          isNew: outcome === 'issued',
          members: answer.members_billed,
          elsewhere: answer.members_elsewhere,
        },
        audit: {
          act: issueGroupBillAct.name,
          subjectKind: 'bill',
          subjectId: billId,
          details: { organisationId: request.organisationId, throughMonth: request.throughMonth, outcome },
          workers: sql`select distinct worker_id from contributions.worker_months where bill_id = ${billId}::uuid`,
        },
      };
    },
  });
}

interface MemberRow {
  readonly worker_id: string;
  readonly name: string;
  readonly nik_masked: string;
  readonly months: readonly string[];
  readonly amount_idr: bigint;
  readonly elsewhere: boolean;
}

const showMembersAct = {
  name: 'contributions.show-group-members',
  roles: groupBillIssuers,
} as const satisfies ActDefinition;

/** Members who owe for themselves through a month, and what; nobody of a group out of sight. */
export function showGroupMembers(
  services: Services,
  caller: Caller,
  { organisationId, throughMonth }: { readonly organisationId: string; readonly throughMonth: string },
) {
  return readPeople(services, {
    act: showMembersAct,
    caller,
    perform: async (transaction) => {
      const seen =
        await sql`select from registry.organisations where organisation_id = ${organisationId}::uuid`.execute(
          transaction.of<unknown>(),
        );
      if (seen.rows.length === 0) throw refuseBill('bill.group_not_found');
      const { rows } = await sql<MemberRow>`
        select * from contributions.group_members_to_bill(${organisationId}::uuid, ${throughMonth}, ${services.today()}::date)`.execute(
        transaction.of<unknown>(),
      );
      return {
        output: {
          members: rows.map((row) => ({
            workerId: row.worker_id,
            name: row.name,
            nikMasked: row.nik_masked,
            months: [...row.months],
            amountIdr: String(row.amount_idr),
            elsewhere: row.elsewhere,
          })),
        },
        audit: {
          act: showMembersAct.name,
          subjectKind: 'organisation',
          subjectId: organisationId,
          workers: rows.map(({ worker_id }) => worker_id),
        },
      };
    },
  });
}

/** At most a year ahead. */
function requireReach(services: Services, throughMonth: string): void {
  const month = monthOf(services.today());
  if (throughMonth < month || throughMonth > addMonths(month, 12))
    throw refuseBill('bill.month_not_open', { first: month, last: addMonths(month, 12) });
}
