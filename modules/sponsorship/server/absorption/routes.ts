import { implement } from '@orpc/server';
import { absorptionContract } from '#modules/sponsorship/api/index.ts';
import type { Services } from '#platform/server/act/services.ts';
import { type RequestContext, requireCaller } from '#platform/server/http/request-context.ts';
import { showAbsorption } from './show-absorption.ts';
import { showDeposits } from './show-deposits.ts';

/** The part of the contract about how budgets are used, and about money that has not come. */
export function absorptionRoutes(services: Services) {
  const contract = implement(absorptionContract).$context<RequestContext>();
  return contract.router({
    show: contract.show.handler(({ input, context }) =>
      showAbsorption(services, requireCaller(context), input),
    ),
    deposits: contract.deposits.handler(({ context }) => showDeposits(services, requireCaller(context))),
  });
}
