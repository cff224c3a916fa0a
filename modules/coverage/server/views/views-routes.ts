import { implement } from '@orpc/server';
import {
  coverageExportsContract,
  coverageViewsContract,
  organisationCoverageContract,
} from '#modules/coverage/api/index.ts';
import type { Services } from '#platform/server/act/services.ts';
import { type RequestContext, requireCaller } from '#platform/server/http/request-context.ts';
import { exportOrganisation } from './export-organisation.ts';
import { exportView } from './export-view.ts';
import { showBreakdown } from './show-breakdown.ts';
import { showEnding } from './show-ending.ts';
import { showMissing } from './show-missing.ts';
import { showOrganisation } from './show-organisation.ts';
import { showRanking } from './show-ranking.ts';

/** The handlers of what is shown beside the map. */
export function coverageViewsRoutes(services: Services) {
  const routes = implement(coverageViewsContract).$context<RequestContext>();
  return routes.router({
    breakdown: routes.breakdown.handler(({ input, context }) =>
      showBreakdown({ services, ...context }, input),
    ),
    ranking: routes.ranking.handler(({ input, context }) => showRanking({ services, ...context }, input)),
    missing: routes.missing.handler(({ input, context }) => showMissing({ services, ...context }, input)),
    ending: routes.ending.handler(({ input, context }) => showEnding({ services, ...context }, input)),
  });
}

/** The handlers of views as files. */
export function coverageExportsRoutes(services: Services) {
  const routes = implement(coverageExportsContract).$context<RequestContext>();
  return routes.router({
    file: routes.file.handler(({ input: { file, ...asked }, context }) =>
      exportView({ services, ...context }, file, asked),
    ),
  });
}

/** The handlers of how an organisation's members stand. */
export function organisationCoverageRoutes(services: Services) {
  const routes = implement(organisationCoverageContract).$context<RequestContext>();
  return routes.router({
    show: routes.show.handler(({ input, context }) =>
      showOrganisation(services, requireCaller(context), input, context.language),
    ),
    file: routes.file.handler(({ input: { file, ...asked }, context }) =>
      exportOrganisation(
        { services, caller: requireCaller(context), language: context.language },
        file,
        asked,
      ),
    ),
  });
}
