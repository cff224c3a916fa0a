import { implement } from '@orpc/server';
import { billsContract } from '#modules/contributions/api/index.ts';
import type { Services } from '#platform/server/act/services.ts';
import { type RequestContext, requireCaller } from '#platform/server/http/request-context.ts';
import { cancelBill } from './cancel-bill.ts';
import { issueBill } from './issue-bill.ts';
import { issueGroupBill, showGroupMembers } from './issue-group-bill.ts';
import { namePaidMembers } from './name-paid-members.ts';
import { repriceMonth } from './reprice-month.ts';
import { beginBillRun } from './run-bills.ts';
import { showBill } from './show-bill.ts';
import { showBillRuns } from './show-bill-runs.ts';
import { showBills } from './show-bills.ts';

/** The bills' part of the contract. */
export function billsRoutes(services: Services) {
  const contract = implement(billsContract).$context<RequestContext>();
  return contract.router({
    list: contract.list.handler(({ input, context }) => showBills(services, requireCaller(context), input)),
    show: contract.show.handler(({ input, context }) =>
      showBill(services, requireCaller(context), { code: input.paymentCode, after: input.after }),
    ),
    issue: contract.issue.handler(({ input, context }) =>
      issueBill(services, requireCaller(context), input, context.key),
    ),
    cancel: contract.cancel.handler(({ input, context }) =>
      cancelBill(
        services,
        requireCaller(context),
        { code: input.paymentCode, reason: input.reason },
        context.key,
      ),
    ),
    nameMembers: contract.nameMembers.handler(({ input, context }) =>
      namePaidMembers(
        services,
        requireCaller(context),
        { code: input.paymentCode, workerIds: input.workerIds },
        context.key,
      ),
    ),
    groupMembers: contract.groupMembers.handler(({ input, context }) =>
      showGroupMembers(services, requireCaller(context), input),
    ),
    issueGroup: contract.issueGroup.handler(({ input, context }) =>
      issueGroupBill(services, requireCaller(context), input, context.key),
    ),
    runs: contract.runs.handler(({ input, context }) =>
      showBillRuns(services, requireCaller(context), input),
    ),
    run: contract.run.handler(({ input, context }) =>
      beginBillRun(services, requireCaller(context), { ...input, inBackground: true }, context.key),
    ),
    reprice: contract.reprice.handler(({ input, context }) =>
      repriceMonth(services, requireCaller(context), input, context.key),
    ),
  });
}
