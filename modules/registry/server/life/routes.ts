import { implement } from '@orpc/server';
import { lifeContract } from '#modules/registry/api/index.ts';
import type { Services } from '#platform/server/act/services.ts';
import { type RequestContext, requireCaller } from '#platform/server/http/request-context.ts';
import { actOnWorker } from './act-on-worker.ts';
import { approveProposal } from './approve-proposal.ts';
import { previewAct } from './preview-act.ts';
import { rejectProposal } from './reject-proposal.ts';
import { showDepartures } from './show-departures.ts';
import { showProposals } from './show-proposals.ts';
import { withdrawProposal } from './withdraw-proposal.ts';

/** The part of the contract about what happens in a worker's life. */
export function lifeRoutes(services: Services) {
  const contract = implement(lifeContract).$context<RequestContext>();
  return contract.router({
    preview: contract.preview.handler(({ input, context }) =>
      previewAct(services, requireCaller(context), input),
    ),
    perform: contract.perform.handler(({ input, context }) =>
      actOnWorker(services, requireCaller(context), input, context.key),
    ),
    proposals: contract.proposals.handler(({ input, context }) =>
      showProposals(services, requireCaller(context), input),
    ),
    approve: contract.approve.handler(({ input, context }) =>
      approveProposal(services, requireCaller(context), input, context.key),
    ),
    reject: contract.reject.handler(({ input, context }) =>
      rejectProposal(services, requireCaller(context), input, context.key),
    ),
    withdraw: contract.withdraw.handler(({ input, context }) =>
      withdrawProposal(services, requireCaller(context), input, context.key),
    ),
    departures: contract.departures.handler(({ input, context }) =>
      showDepartures(services, requireCaller(context), input.code),
    ),
  });
}
