import { implement } from '@orpc/server';
import type pg from 'pg';
import { auditContract } from '#apps/api/audit-contract.ts';
import type { Services } from '#platform/server/act/services.ts';
import { checkJournal, listJournal } from '#platform/server/audit/index.ts';
import { type RequestContext, requireCaller } from '#platform/server/http/request-context.ts';

/** The handlers of the audit contract. `workerPool` sees the whole journal; only the check uses it. */
export function auditRoutes(services: Services, workerPool: pg.Pool) {
  const routes = implement(auditContract).$context<RequestContext>();
  return routes.router({
    list: routes.list.handler(({ input, context }) => listJournal(services, requireCaller(context), input)),
    verify: routes.verify.handler(({ context }) =>
      checkJournal(services, workerPool, requireCaller(context)),
    ),
  });
}
