import { implement } from '@orpc/server';
import { targetsContract } from '#modules/coverage/api/index.ts';
import { showDefinitions } from '#modules/coverage/server/definitions/index.ts';
import { listTargets, loadTargets } from '#modules/coverage/server/targets/index.ts';
import type { Services } from '#platform/server/act/services.ts';
import { type RequestContext, requireCaller } from '#platform/server/http/request-context.ts';
import { showBranches } from './show-branches.ts';
import { showGap } from './show-gap.ts';

/** The handlers of definitions, targets and what is missing to them. */
export function targetsRoutes(services: Services) {
  const routes = implement(targetsContract).$context<RequestContext>();
  return routes.router({
    definitions: routes.definitions.handler(({ context }) => showDefinitions(context.language)),
    gap: routes.gap.handler(({ input, context }) =>
      showGap(services, context.caller, input, context.language),
    ),
    list: routes.list.handler(({ input, context }) => listTargets(services, input.area, context.language)),
    load: routes.load.handler(async ({ input, context }) =>
      loadTargets(services, {
        caller: requireCaller(context),
        key: context.key,
        language: context.language,
        file: { name: input.file.name, bytes: new Uint8Array(await input.file.arrayBuffer()) },
      }),
    ),
    branches: routes.branches.handler(({ context }) =>
      showBranches(services, context.caller, context.language),
    ),
  });
}
