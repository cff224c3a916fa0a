import { implement } from '@orpc/server';
import { workersContract } from '#modules/registry/api/index.ts';
import type { Services } from '#platform/server/act/services.ts';
import { type RequestContext, requireCaller } from '#platform/server/http/request-context.ts';
import { revealWorker } from './reveal-worker.ts';
import { searchWorkers } from './search-workers.ts';
import { showWorker } from './show-worker.ts';

/** The workers' part of the contract. */
export function workersRoutes(services: Services) {
  const contract = implement(workersContract).$context<RequestContext>();
  return contract.router({
    search: contract.search.handler(({ input, context }) =>
      searchWorkers(services, requireCaller(context), input),
    ),
    show: contract.show.handler(({ input, context }) =>
      showWorker(services, requireCaller(context), input.workerId),
    ),
    reveal: contract.reveal.handler(({ input, context }) =>
      revealWorker(services, requireCaller(context), input),
    ),
  });
}
