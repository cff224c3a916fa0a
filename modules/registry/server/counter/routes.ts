import { implement } from '@orpc/server';
import { counterContract } from '#modules/registry/api/index.ts';
import type { Services } from '#platform/server/act/services.ts';
import { type RequestContext, requireCaller } from '#platform/server/http/request-context.ts';
import { findAlike } from './find-alike.ts';
import { handInRequest } from './hand-in-request.ts';
import { lookUpNik } from './look-up-nik.ts';
import { quoteContribution } from './quote-contribution.ts';
import { registerWorker } from './register-worker.ts';
import { rejectRequest } from './reject-request.ts';
import { listRequests, showRequest } from './show-requests.ts';

/** The counter's part of the contract: one worker at a time. */
export function counterRoutes(services: Services) {
  const contract = implement(counterContract).$context<RequestContext>();
  return contract.router({
    lookUp: contract.lookUp.handler(({ input, context }) =>
      lookUpNik(services, requireCaller(context), input),
    ),
    alike: contract.alike.handler(({ input, context }) => findAlike(services, requireCaller(context), input)),
    quote: contract.quote.handler(({ input, context }) => quoteContribution(services, context.caller, input)),
    register: contract.register.handler(({ input, context }) =>
      registerWorker(services, requireCaller(context), input, context.key),
    ),
    request: contract.request.handler(({ input, context }) =>
      handInRequest(services, { address: context.remoteAddress ?? '', key: context.key }, input),
    ),
    requests: contract.requests.handler(({ input, context }) =>
      listRequests(services, requireCaller(context), input),
    ),
    showRequest: contract.showRequest.handler(({ input, context }) =>
      showRequest(services, requireCaller(context), input.requestId),
    ),
    rejectRequest: contract.rejectRequest.handler(({ input, context }) =>
      rejectRequest(services, requireCaller(context), input, context.key),
    ),
  });
}
