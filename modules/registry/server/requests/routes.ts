import { implement } from '@orpc/server';
import { requestsContract } from '#modules/registry/api/index.ts';
import type { Services } from '#platform/server/act/services.ts';
import { type RequestContext, requireCaller } from '#platform/server/http/request-context.ts';
import { changeRequest } from './change-request.ts';
import { complain, followComplaint } from './complain.ts';
import { downloadCopy } from './make-access-copy.ts';
import { openRequest } from './open-request.ts';
import { showRequest, showRequestCounts, showRequests } from './show-requests.ts';

/** The requests' part of the contract. */
export function requestsRoutes(services: Services) {
  const contract = implement(requestsContract).$context<RequestContext>();
  return contract.router({
    open: contract.open.handler(({ input, context }) =>
      openRequest(services, requireCaller(context), input, context.key),
    ),
    list: contract.list.handler(async ({ input, context }) => {
      const { kind = null, state = null, workerId = null, limit } = input;
      const page = { kind, state, workerId, limit, after: placeOf(input.cursor) };
      const requests = await showRequests(services, requireCaller(context), page);
      const last = requests.length === limit ? requests.at(-1) : undefined;
      return { requests, cursor: last ? `${last.clock.dueAt}_${last.requestId}` : null };
    }),
    counts: contract.counts.handler(async ({ context }) => ({
      counts: await showRequestCounts(services, requireCaller(context)),
    })),
    show: contract.show.handler(({ input, context }) =>
      showRequest(services, requireCaller(context), input.requestId),
    ),
    take: contract.take.handler(({ input, context }) =>
      changeRequest(services, requireCaller(context), 'registry.take-request', input, context.key),
    ),
    answer: contract.answer.handler(({ input, context }) =>
      changeRequest(services, requireCaller(context), 'registry.answer-request', input, context.key),
    ),
    refuse: contract.refuse.handler(({ input, context }) =>
      changeRequest(services, requireCaller(context), 'registry.refuse-request', input, context.key),
    ),
    withdraw: contract.withdraw.handler(({ input, context }) =>
      changeRequest(services, requireCaller(context), 'registry.withdraw-request', input, context.key),
    ),
    makeCopy: contract.makeCopy.handler(({ input, context }) =>
      changeRequest(services, requireCaller(context), 'registry.make-access-copy', input, context.key),
    ),
    copy: contract.copy.handler(({ input, context }) =>
      downloadCopy(services, requireCaller(context), input),
    ),
    complain: contract.complain.handler(({ input, context }) =>
      complain(services, context.remoteAddress ?? '', input),
    ),
    follow: contract.follow.handler(({ input }) => followComplaint(services, input.code)),
  });
}

/** The place where the page before ended; what is no place asks for the first page. */
function placeOf(cursor: string | undefined): { readonly dueAt: string; readonly requestId: string } | null {
  const [dueAt = '', requestId = ''] = cursor?.split('_') ?? [];
  return Number.isNaN(Date.parse(dueAt)) || !/^[0-9a-f-]{36}$/.test(requestId) ? null : { dueAt, requestId };
}
