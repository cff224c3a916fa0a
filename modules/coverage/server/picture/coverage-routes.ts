import { implement } from '@orpc/server';
import { coverageContract } from '#modules/coverage/api/index.ts';
import { listDenominators, loadDenominators } from '#modules/coverage/server/denominators/index.ts';
import type { Services } from '#platform/server/act/services.ts';
import { type RequestContext, requireCaller } from '#platform/server/http/request-context.ts';
import { showCoverage } from './show-coverage.ts';

/** The handlers of the coverage contract. */
export function coverageRoutes(services: Services) {
  const routes = implement(coverageContract).$context<RequestContext>();
  return routes.router({
    show: routes.show.handler(({ input, context }) =>
      showCoverage(services, context.caller, input, context.language),
    ),
    denominators: routes.denominators.handler(({ input }) => listDenominators(services, input.area)),
    loadDenominators: routes.loadDenominators.handler(async ({ input, context }) =>
      loadDenominators(services, {
        caller: requireCaller(context),
        key: context.key,
        language: context.language,
        file: { name: input.file.name, bytes: new Uint8Array(await input.file.arrayBuffer()) },
      }),
    ),
  });
}
