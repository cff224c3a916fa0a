import { implement } from '@orpc/server';
import { ownContract } from '#modules/registry/api/index.ts';
import type { Services } from '#platform/server/act/services.ts';
import { type RequestContext, requireCaller } from '#platform/server/http/request-context.ts';
import { showCard } from './show-card.ts';
import { showOwn } from './show-own.ts';

/** A worker's own part of the contract, and the card that lets him in. */
export function ownRoutes(services: Services) {
  const contract = implement(ownContract).$context<RequestContext>();
  return contract.router({
    show: contract.show.handler(({ context }) => showOwn(services, requireCaller(context))),
    card: contract.card.handler(({ input, context }) =>
      showCard(services, requireCaller(context), input.workerId),
    ),
  });
}
