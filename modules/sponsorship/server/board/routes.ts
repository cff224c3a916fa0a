import { implement } from '@orpc/server';
import { boardContract } from '#modules/sponsorship/api/index.ts';
import type { Services } from '#platform/server/act/services.ts';
import { type RequestContext, requireCaller } from '#platform/server/http/request-context.ts';
import { showBoard } from './show-board.ts';

/** The part of the contract that shows where villages stand. */
export function boardRoutes(services: Services) {
  const contract = implement(boardContract).$context<RequestContext>();
  return contract.router({
    show: contract.show.handler(({ input, context }) => showBoard(services, requireCaller(context), input)),
  });
}
