import { implement } from '@orpc/server';
import { mergesContract } from '#modules/registry/api/index.ts';
import type { Services } from '#platform/server/act/services.ts';
import { type RequestContext, requireCaller } from '#platform/server/http/request-context.ts';
import { approveMerge, dropMerge } from './decide-request.ts';
import { compareWorkers, proposeMerge, proposeUnmerge } from './propose-merge.ts';
import { showDoubles, tellApart } from './show-doubles.ts';
import { showMerge, showMergeRequest, showMerges } from './show-merges.ts';

/** The merges' part of the contract. */
export function mergesRoutes(services: Services) {
  const contract = implement(mergesContract).$context<RequestContext>();
  return contract.router({
    doubles: contract.doubles.handler(({ input, context }) =>
      showDoubles(services, requireCaller(context), input.cursor),
    ),
    tellApart: contract.tellApart.handler(({ input, context }) =>
      tellApart(services, requireCaller(context), input, context.key),
    ),
    compare: contract.compare.handler(({ input, context }) =>
      compareWorkers(services, requireCaller(context), input),
    ),
    propose: contract.propose.handler(({ input, context }) =>
      proposeMerge(services, requireCaller(context), input, context.key),
    ),
    requests: contract.requests.handler(({ context }) => showMerges(services, requireCaller(context))),
    request: contract.request.handler(({ input, context }) =>
      showMergeRequest(services, requireCaller(context), input),
    ),
    approve: contract.approve.handler(({ input, context }) =>
      approveMerge(services, requireCaller(context), input, context.key),
    ),
    reject: contract.reject.handler(({ input, context }) =>
      dropMerge(services, requireCaller(context), { ...input, act: 'registry.reject-merge' }, context.key),
    ),
    withdraw: contract.withdraw.handler(({ input, context }) =>
      dropMerge(
        services,
        requireCaller(context),
        { ...input, act: 'registry.withdraw-merge', reason: null },
        context.key,
      ),
    ),
    ofWorker: contract.ofWorker.handler(({ input, context }) =>
      showMerges(services, requireCaller(context), input.workerId),
    ),
    show: contract.show.handler(({ input, context }) => showMerge(services, requireCaller(context), input)),
    proposeUnmerge: contract.proposeUnmerge.handler(({ input, context }) =>
      proposeUnmerge(services, requireCaller(context), input, context.key),
    ),
  });
}
