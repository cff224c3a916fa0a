import { receiptNumber } from '#modules/contributions/core/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { shownPayer } from './bill-at-counter.ts';
import { approvers } from './money-roles.ts';
import { payerOf } from './payment-view.ts';
import type { RefundRow } from './refund-queries.ts';

/** A proposal as the pages show it, with what this caller may do about it. */
export function refundView(row: RefundRow, caller: Caller) {
  const isWaiting = row.state === 'proposed';
  return {
    refundId: row.refund_id,
    kind: row.kind,
    state: row.state,
    amountIdr: String(row.amount_idr),
    reason: row.reason,
    payee: row.payee_masked,
    paymentId: row.payment_id,
    receipt:
      row.receipt !== null && row.received_on !== null ? receiptNumber(row.receipt, row.received_on) : '',
    channel: row.channel,
    payer: payerOf(row),
    toCode: row.to_code ?? '',
    toPayer:
      row.to_payer_id && row.to_payer_kind
        ? shownPayer(row.to_payer_id, row.to_payer_kind, row.to_payer_name)
        : null,
    proposedBy: row.actor_name,
    proposedAt: row.proposed_at.toISOString(),
    decidedBy: row.decider_name ?? '',
    decidedAt: row.decided_at?.toISOString() ?? null,
    decisionReason: row.decision_reason ?? '',
    mayDecide:
      isWaiting && approvers.some((role) => role === caller.role) && row.person_key !== caller.personKey,
    mayWithdraw: isWaiting && row.account_id === caller.accountId,
  };
}
