import { sql } from 'kysely';
import type pg from 'pg';
import { refuseBill } from '#modules/contributions/core/index.ts';
import { addMonths, monthOf } from '#platform/core/month.ts';
import type { Caller } from '#platform/core/roles.ts';
import { type ActDefinition, act } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { billRunners } from './bill-roles.ts';

export const repriceMonthAct = {
  name: 'contributions.reprice-month',
  roles: billRunners,
} as const satisfies ActDefinition;

interface Repriced {
  readonly worker_months: bigint;
  readonly returned_idr: bigint;
}

/**
 * A relief came after a month was billed or paid: its months are priced anew where they fell, and what was paid too much is held for
 * whoever paid it and pays his next months.
 *
 * @throws Refusal `bill.month_not_open`
 */
export async function repriceMonth(
  services: Services,
  caller: Caller,
  request: { readonly month: string; readonly reason: string },
  key?: string,
) {
  const today = services.today();
  const [first, last] = [addMonths(monthOf(today), -41), addMonths(monthOf(today), 13)];
  if (request.month < first || request.month > last) throw refuseBill('bill.month_not_open', { first, last });
  return act(services, {
    act: repriceMonthAct,
    caller,
    key,
    request,
    perform: async (transaction) => {
      const { rows } = await sql<Repriced>`
        select * from contributions.reprice_month(${request.month}, ${request.reason}, ${today}::date, ${caller.accountId}::uuid)`.execute(
        transaction.of<unknown>(),
      );
      const [done] = rows;
      const output = {
        workerMonths: Number(done?.worker_months ?? 0n),
        returnedIdr: String(done?.returned_idr ?? 0n),
      };
      return {
        output,
        audit: {
          act: repriceMonthAct.name,
          subjectKind: 'month',
          subjectId: request.month,
          reason: request.reason,
          details: output,
        },
      };
    },
  });
}

/** The daily job: months from this one on whose law has changed since they were billed. */
export async function repriceMonthsAhead(workerPool: pg.Pool, today: string): Promise<void> {
  const months = Array.from({ length: 14 }, (_, ahead) => addMonths(monthOf(today), ahead));
  await workerPool.query(
    `select contributions.reprice_month(m, 'keringanan yang terbit kemudian', $2, null) from unnest($1::text[]) m`,
    [months, today],
  );
}
