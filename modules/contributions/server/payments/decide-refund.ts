import { sql } from 'kysely';
import { refusePayment } from '#modules/contributions/core/index.ts';
import { redactNumbers } from '#modules/registry/core/index.ts';
import type { Caller, Role } from '#platform/core/roles.ts';
import { act } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { requireDecided } from './deed-answers.ts';
import { approvers, cashiers } from './money-roles.ts';
import { workersShown } from './payment-view.ts';
import { findRefund } from './refund-queries.ts';

interface Decision {
  readonly name: string;
  readonly roles: readonly Role[];
  readonly state: 'paid' | 'rejected' | 'withdrawn';
  readonly refundId: string;
  readonly reason: string;
}

/** A second person lets the money go. @throws Refusal `refund.not_found`, `refund.same_person`, `refund.decided_already`, `refund.too_much` */
export function approveRefund(services: Services, caller: Caller, refundId: string, key?: string) {
  const name = 'contributions.approve-refund';
  return decide(services, caller, { name, roles: approvers, state: 'paid', refundId, reason: '' }, key);
}

/** A second person does not agree and says why. @throws Refusal `refund.not_found`, `refund.same_person`, `refund.decided_already` */
export function rejectRefund(
  services: Services,
  caller: Caller,
  { refundId, reason }: { readonly refundId: string; readonly reason: string },
  key?: string,
) {
  const name = 'contributions.reject-refund';
  return decide(
    services,
    caller,
    { name, roles: approvers, state: 'rejected', refundId, reason: redactNumbers(reason) },
    key,
  );
}

/** The proposer takes it back. @throws Refusal `refund.not_found`, `refund.refused` (another's), `refund.decided_already` */
export function withdrawRefund(services: Services, caller: Caller, refundId: string, key?: string) {
  const name = 'contributions.withdraw-refund';
  return decide(services, caller, { name, roles: cashiers, state: 'withdrawn', refundId, reason: '' }, key);
}

function decide(
  services: Services,
  caller: Caller,
  { name, roles, state, refundId, reason }: Decision,
  key: string | undefined,
): Promise<Record<string, never>> {
  return act(services, {
    act: { name, roles },
    caller,
    key,
    request: { refundId, reason },
    perform: async (transaction) => {
      const refund = await findRefund(transaction, refundId);
      if (!refund) throw refusePayment('refund.not_found');
      const decision = {
        ...{ state, reason, account_id: caller.accountId, person_key: caller.personKey },
        ...{ name: caller.name, today: services.today() },
      };
      await requireDecided(
        transaction,
        sql`select contributions.decide_refund(${refundId}::uuid, ${JSON.stringify(decision)}::jsonb) as answer`,
      );
      return {
        output: {},
        audit: {
          act: name,
          subjectKind: 'refund',
          subjectId: refundId,
          areaCode: refund.area_code,
          ...(reason === '' ? {} : { reason }),
          details: { kind: refund.kind, paymentId: refund.payment_id, amountIdr: String(refund.amount_idr) },
          workers: workersShown([refund]),
        },
      };
    },
  });
}
