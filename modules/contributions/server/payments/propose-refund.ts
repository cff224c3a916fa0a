import { sql } from 'kysely';
import { maskPayee, type Payee } from '#modules/contributions/core/index.ts';
import { maskName, redactNumbers } from '#modules/registry/core/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { act } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { newId } from '#platform/server/new-id.ts';
import { seal } from '#platform/server/secrets/sealing.ts';
import { readCode } from './bill-at-counter.ts';
import { requireProposed } from './deed-answers.ts';
import { cashiers } from './money-roles.ts';
import { workersShown } from './payment-view.ts';
import { getPayment } from './show-payments.ts';

interface Proposal {
  readonly paymentId: string;
  readonly exceptionId?: string | undefined;
  readonly amountIdr: string;
  readonly reason: string;
}

/**
 * Lays before a second person that money of a payment is given back: by transfer to a payee, who is sealed, or in cash.
 *
 * @throws Refusal `payment.not_found`, `exception.…`, `refund.refused`, `refund.too_much`
 */
export function proposeRefund(
  services: Services,
  caller: Caller,
  asked: Proposal & { readonly payee: Payee | null },
  key?: string,
) {
  const refundId = newId();
  const { payee } = asked;
  return propose(services, caller, key, {
    name: 'contributions.propose-refund',
    asked,
    refundId,
    row: {
      kind: 'refund',
      payee_sealed: payee
        ? seal(
            services.secrets,
            { table: 'refunds', column: 'payee', rowId: refundId },
            JSON.stringify(payee),
          ).toString('hex')
        : null,
      payee_masked: payee ? maskPayee(payee, maskName) : '',
    },
  });
}

/**
 * Lays before a second person that money of a payment is for the payer of another bill.
 *
 * @throws Refusal `payment.code_invalid`, `payment.bill_not_found`, and as `proposeRefund`
 */
export async function attributePayment(
  services: Services,
  caller: Caller,
  asked: Proposal & { readonly code: string },
  key?: string,
) {
  const to_code = readCode(asked.code);
  return propose(services, caller, key, {
    name: 'contributions.attribute-payment',
    asked,
    refundId: newId(),
    row: { kind: 'attribution', to_code, payee_masked: '' },
  });
}

function propose(
  services: Services,
  caller: Caller,
  key: string | undefined,
  proposal: {
    readonly name: string;
    readonly asked: Proposal;
    readonly refundId: string;
    readonly row: Readonly<Record<string, string | null>>;
  },
): Promise<{ refundId: string }> {
  const { name, asked, refundId } = proposal;
  const reason = redactNumbers(asked.reason);
  return act(services, {
    act: { name, roles: cashiers },
    caller,
    key,
    request: asked,
    perform: async (transaction) => {
      const payment = await getPayment(transaction, asked.paymentId);
      const row = {
        ...proposal.row,
        ...{ refund_id: refundId, payment_id: asked.paymentId, exception_id: asked.exceptionId ?? null },
        ...{ amount_idr: asked.amountIdr, reason, account_id: caller.accountId },
        ...{ person_key: caller.personKey, actor_name: caller.name },
      };
      await requireProposed(
        transaction,
        sql`select contributions.propose_refund(${JSON.stringify(row)}::jsonb) as answer`,
      );
      return {
        output: { refundId },
        audit: {
          act: name,
          subjectKind: 'refund',
          subjectId: refundId,
          areaCode: payment.area_code,
          reason,
          details: { paymentId: asked.paymentId, amountIdr: asked.amountIdr },
          workers: workersShown([payment]),
        },
      };
    },
  });
}
