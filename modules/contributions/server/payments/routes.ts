import { implement } from '@orpc/server';
import { exceptionsContract, paymentsContract, refundsContract } from '#modules/contributions/api/index.ts';
import { refusePayment } from '#modules/contributions/core/index.ts';
import { type RequestContext, requireCaller } from '#platform/server/http/request-context.ts';
import { lookUpBill } from './bill-at-counter.ts';
import { checkReceipt } from './check-receipt.ts';
import { approveRefund, rejectRefund, withdrawRefund } from './decide-refund.ts';
import { printReceipt, type ReceiptServices } from './print-receipt.ts';
import { attributePayment, proposeRefund } from './propose-refund.ts';
import { recordPayment } from './record-payment.ts';
import { assignPayment, keepAsCredit, noteReversal } from './settle-exception.ts';
import { showExceptions } from './show-exceptions.ts';
import { showPayment, showPayments } from './show-payments.ts';
import { showRefunds } from './show-refunds.ts';

/** Whether one more receipt may be checked from that address now. */
export type MayCheckReceipt = (remoteAddress: string) => boolean;

/** The payments' part of the contract. */
export function paymentsRoutes(services: ReceiptServices, mayCheck: MayCheckReceipt) {
  const contract = implement(paymentsContract).$context<RequestContext>();
  return contract.router({
    lookUpBill: contract.lookUpBill.handler(({ input, context }) =>
      lookUpBill(services, requireCaller(context), input.code),
    ),
    record: contract.record.handler(({ input, context }) =>
      recordPayment(services, requireCaller(context), input, { key: context.key }),
    ),
    list: contract.list.handler(({ input, context }) =>
      showPayments(services, requireCaller(context), input),
    ),
    show: contract.show.handler(({ input, context }) =>
      showPayment(services, requireCaller(context), input.paymentId),
    ),
    printReceipt: contract.printReceipt.handler(({ input, context }) =>
      printReceipt(services, requireCaller(context), input.paymentId),
    ),
    checkReceipt: contract.checkReceipt.handler(({ input, context }) => {
      if (!mayCheck(context.remoteAddress ?? '')) throw refusePayment('receipt.too_many');
      return checkReceipt(services, input);
    }),
  });
}

/** The work list's part of the contract. */
export function exceptionsRoutes(services: ReceiptServices) {
  const contract = implement(exceptionsContract).$context<RequestContext>();
  return contract.router({
    list: contract.list.handler(({ input, context }) =>
      showExceptions(services, requireCaller(context), input),
    ),
    assign: contract.assign.handler(({ input, context }) =>
      assignPayment(services, requireCaller(context), input, context.key),
    ),
    keep: contract.keep.handler(({ input, context }) =>
      keepAsCredit(services, requireCaller(context), input, context.key),
    ),
    note: contract.note.handler(({ input, context }) =>
      noteReversal(services, requireCaller(context), input, context.key),
    ),
  });
}

/** The refunds' part of the contract. */
export function refundsRoutes(services: ReceiptServices) {
  const contract = implement(refundsContract).$context<RequestContext>();
  return contract.router({
    list: contract.list.handler(({ input, context }) => showRefunds(services, requireCaller(context), input)),
    propose: contract.propose.handler(({ input, context }) =>
      proposeRefund(services, requireCaller(context), input, context.key),
    ),
    attribute: contract.attribute.handler(({ input, context }) =>
      attributePayment(services, requireCaller(context), input, context.key),
    ),
    approve: contract.approve.handler(({ input, context }) =>
      approveRefund(services, requireCaller(context), input.refundId, context.key),
    ),
    reject: contract.reject.handler(({ input, context }) =>
      rejectRefund(services, requireCaller(context), input, context.key),
    ),
    withdraw: contract.withdraw.handler(({ input, context }) =>
      withdrawRefund(services, requireCaller(context), input.refundId, context.key),
    ),
  });
}
