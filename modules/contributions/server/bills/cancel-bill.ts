import { sql } from 'kysely';
import { refuseBill } from '#modules/contributions/core/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { type ActDefinition, act } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { getBill } from './bill-queries.ts';
import { billIssuers } from './bill-roles.ts';
import { workersPaying } from './bill-view.ts';

export const cancelBillAct = {
  name: 'contributions.cancel-bill',
  roles: billIssuers,
} as const satisfies ActDefinition;

/** Why a bill stays, by what the database answers. */
const refusals = {
  not_found: 'bill.not_found',
  not_cancellable: 'bill.not_cancellable',
  not_open: 'bill.not_open',
  has_money: 'bill.has_money',
} as const;

/**
 * Cancels an open bill that no money came for: its months are free again, or go back to their monthly bills.
 *
 * @throws Refusal `bill.not_found`, `bill.not_cancellable`, `bill.not_open`, `bill.has_money`
 */
export function cancelBill(
  services: Services,
  caller: Caller,
  request: { readonly code: string; readonly reason: string },
  key?: string,
) {
  return act(services, {
    act: cancelBillAct,
    caller,
    key,
    request,
    perform: async (transaction) => {
      const bill = await getBill(transaction, request.code);
      const { rows } = await sql<{ outcome: keyof typeof refusals | 'cancelled' }>`
        select contributions.cancel_bill(${bill.bill_id}::uuid, ${request.reason}) as outcome`.execute(
        transaction.of<unknown>(),
      );
      const outcome = rows[0]?.outcome ?? 'not_found';
      if (outcome !== 'cancelled') throw refuseBill(refusals[outcome]);
      return {
        output: {},
        audit: {
          act: cancelBillAct.name,
          subjectKind: 'bill',
          subjectId: bill.bill_id,
          areaCode: bill.area_code,
          reason: request.reason,
          details: { kind: bill.kind, amountIdr: String(bill.amount_idr) },
          workers: workersPaying([bill]),
        },
      };
    },
  });
}
