import { implement } from '@orpc/server';
import { pinsContract, searchContract } from '#modules/registry/api/index.ts';
import type { Services } from '#platform/server/act/services.ts';
import { type RequestContext, requireCaller } from '#platform/server/http/request-context.ts';
import { keepPin } from './keep-pin.ts';
import { searchEverything } from './search-everything.ts';
import { showNamedPins, showPins } from './show-pins.ts';

/** The one box's part of the contract. */
export function searchRoutes(services: Services) {
  const contract = implement(searchContract).$context<RequestContext>();
  return contract.router({
    everything: contract.everything.handler(({ input, context }) =>
      searchEverything(services, requireCaller(context), input.query),
    ),
  });
}

/** The part of the contract about what an account keeps at hand. */
export function pinsRoutes(services: Services) {
  const contract = implement(pinsContract).$context<RequestContext>();
  return contract.router({
    list: contract.list.handler(({ context }) => showPins(services, requireCaller(context))),
    named: contract.named.handler(({ context }) => showNamedPins(services, requireCaller(context))),
    keep: contract.keep.handler(({ input, context }) =>
      keepPin(services, requireCaller(context), { ...input, key: context.key }),
    ),
  });
}
