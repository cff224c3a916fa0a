import { implement } from '@orpc/server';
import { verificationContract } from '#modules/sponsorship/api/index.ts';
import type { Services } from '#platform/server/act/services.ts';
import { type RequestContext, requireCaller } from '#platform/server/http/request-context.ts';
import { approveList, approveLists } from './approve-lists.ts';
import { billList, billLists } from './bill-lists.ts';
import { decideCandidates } from './decide-candidates.ts';
import { returnList } from './return-list.ts';
import { showListToCheck } from './show-list.ts';
import { showWaiting } from './show-waiting.ts';
import { takeBackBill } from './take-back-bill.ts';
import { verifyList } from './verify-list.ts';

/** The part of the contract by which lists are verified, approved and billed. */
export function verificationRoutes(services: Services) {
  const contract = implement(verificationContract).$context<RequestContext>();
  return contract.router({
    waiting: contract.waiting.handler(({ input, context }) =>
      showWaiting(services, requireCaller(context), input),
    ),
    show: contract.show.handler(({ input, context }) =>
      showListToCheck(services, requireCaller(context), input),
    ),
    decide: contract.decide.handler(({ input, context }) =>
      decideCandidates(services, requireCaller(context), input, context.key),
    ),
    acceptRest: contract.acceptRest.handler(({ input, context }) =>
      decideCandidates(services, requireCaller(context), { ...input, verdicts: null }, context.key),
    ),
    verify: contract.verify.handler(({ input, context }) =>
      verifyList(services, requireCaller(context), input, context.key),
    ),
    giveBack: contract.giveBack.handler(({ input, context }) =>
      returnList(services, requireCaller(context), input, context.key),
    ),
    approve: contract.approve.handler(({ input, context }) =>
      approveList(services, requireCaller(context), input, context.key),
    ),
    approveMany: contract.approveMany.handler(({ input, context }) =>
      approveLists(services, requireCaller(context), input.lists, context.key),
    ),
    bill: contract.bill.handler(({ input, context }) =>
      billList(services, requireCaller(context), input.listId, context.key),
    ),
    billMany: contract.billMany.handler(({ input, context }) =>
      billLists(services, requireCaller(context), input.listIds, context.key),
    ),
    takeBack: contract.takeBack.handler(({ input, context }) =>
      takeBackBill(services, requireCaller(context), input, context.key),
    ),
  });
}
