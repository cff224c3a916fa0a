import { implement } from '@orpc/server';
import type pg from 'pg';
import { coverageForecastContract } from '#modules/coverage/api/index.ts';
import type { Services } from '#platform/server/act/services.ts';
import type { RequestContext } from '#platform/server/http/request-context.ts';
import { showForecast } from './show-forecast.ts';

/** The handler of the forecast contract; the worker's login makes what was not made yet. */
export function coverageForecastRoutes(services: Services, workerPool: pg.Pool) {
  const routes = implement(coverageForecastContract).$context<RequestContext>();
  return routes.router({
    show: routes.show.handler(({ input, context }) =>
      showForecast({ services, workerPool }, context.caller, input, context.language),
    ),
  });
}
