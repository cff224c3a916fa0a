import { implement } from '@orpc/server';
import { checkingContract } from '#modules/certificates/api/index.ts';
import type { Services } from '#platform/server/act/services.ts';
import { type RequestContext, requireCaller } from '#platform/server/http/request-context.ts';
import { showCheckCounts } from './show-check-counts.ts';

/** The part of the contract about checks that needs an account; the check itself is a plain route (apps/server). */
export function checkingRoutes(services: Services) {
  const contract = implement(checkingContract).$context<RequestContext>();
  return {
    counts: contract.counts.handler(({ input, context }) =>
      showCheckCounts(services, requireCaller(context), input),
    ),
  };
}
