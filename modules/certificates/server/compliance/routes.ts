import { implement } from '@orpc/server';
import { complianceContract } from '#modules/certificates/api/index.ts';
import type { Services } from '#platform/server/act/services.ts';
import { type RequestContext, requireCaller } from '#platform/server/http/request-context.ts';
import { exportCompliance, listCompliance } from './list-compliance.ts';
import { printCompliance, showCompliance } from './show-compliance.ts';
import { stateWorkers } from './state-workers.ts';

/** The part of the contract about how employers comply. */
export function complianceRoutes(services: Services) {
  const contract = implement(complianceContract).$context<RequestContext>();
  return contract.router({
    show: contract.show.handler(({ input, context }) =>
      showCompliance(services, readerOf(context), input.organisationId),
    ),
    card: contract.card.handler(({ input, context }) =>
      printCompliance(services, readerOf(context), input.organisationId),
    ),
    list: contract.list.handler(({ input, context }) => listCompliance(services, readerOf(context), input)),
    export: contract.export.handler(({ input, context }) =>
      exportCompliance(services, readerOf(context), input),
    ),
    state: contract.state.handler(({ input, context }) =>
      stateWorkers(services, readerOf(context), input, context.key),
    ),
  });
}

/** Who asks, told in the language of the page. */
function readerOf(context: RequestContext) {
  return { ...requireCaller(context), language: context.language };
}
