import { implement } from '@orpc/server';
import { areasContract } from '#modules/registry/api/index.ts';
import { showBoundaries } from '#modules/registry/server/boundaries/index.ts';
import type { Services } from '#platform/server/act/services.ts';
import { type RequestContext, requireCaller } from '#platform/server/http/request-context.ts';
import { addHamlet } from './add-hamlet.ts';
import { findAreas, showArea } from './show-areas.ts';

/** The areas' part of the contract; areas are public. */
export function areasRoutes(services: Services) {
  const contract = implement(areasContract).$context<RequestContext>();
  return contract.router({
    search: contract.search.handler(({ input, context }) => findAreas(services, context.caller, input)),
    show: contract.show.handler(({ input, context }) => showArea(services, context.caller, input)),
    boundaries: contract.boundaries.handler(({ input }) => showBoundaries(services, input.code)),
    addHamlet: contract.addHamlet.handler(({ input, context }) =>
      addHamlet(services, requireCaller(context), { ...input, key: context.key }),
    ),
  });
}
