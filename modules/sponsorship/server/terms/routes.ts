import { implement } from '@orpc/server';
import { termsContract } from '#modules/sponsorship/api/index.ts';
import type { Services } from '#platform/server/act/services.ts';
import { type RequestContext, requireCaller } from '#platform/server/http/request-context.ts';
import { followList } from './follow-list.ts';
import { endTerms } from './release-terms.ts';
import { showTerms } from './show-terms.ts';
import { showWorkerTerms } from './show-worker-terms.ts';

/** The part of the contract about running terms. */
export function termsRoutes(services: Services) {
  const contract = implement(termsContract).$context<RequestContext>();
  return contract.router({
    list: contract.list.handler(({ input, context }) =>
      showTerms(services, requireCaller(context), input.listId),
    ),
    release: contract.release.handler(({ input, context }) =>
      endTerms(services, requireCaller(context), input, context.key),
    ),
    follow: contract.follow.handler(({ input, context }) =>
      followList(services, requireCaller(context), input, context.key),
    ),
    worker: contract.worker.handler(({ input, context }) =>
      showWorkerTerms(services, requireCaller(context), input.workerId),
    ),
  });
}
