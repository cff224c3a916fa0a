import { implement } from '@orpc/server';
import { requestsContract } from '#modules/registry/api/index.ts';
import { idSchema } from '#platform/core/contract.ts';
import type { Services } from '#platform/server/act/services.ts';
import { type RequestContext, requireCaller } from '#platform/server/http/request-context.ts';
import { changeRequest } from './change-request.ts';
import { complain, followComplaint } from './complain.ts';
import { downloadCopy } from './make-access-copy.ts';
import { openRequest } from './open-request.ts';
import type { RequestPlace } from './request-queries.ts';
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
      return { requests, cursor: last ? cursorAfter(last) : null };
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

function cursorAfter(last: { closedAt: string | null; clock: { dueAt: string }; requestId: string }): string {
  return [last.closedAt === null ? 'open' : 'closed', last.clock.dueAt, last.requestId].join('_');
}

/** The place where the page before ended; what is no place asks for the first page. */
function placeOf(cursor: string | undefined): RequestPlace | null {
  const [state = '', dueAt = '', requestId = ''] = cursor?.split('_') ?? [];
  const isInstant = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(dueAt) && !Number.isNaN(Date.parse(dueAt));
  return isInstant && idSchema.safeParse(requestId).success
    ? { isClosed: state === 'closed', dueAt, requestId }
    : null;
}
