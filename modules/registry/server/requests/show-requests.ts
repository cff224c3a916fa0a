import { dueSoonHours, refuse, requestKinds } from '#modules/registry/core/index.ts';
import type { Caller, Role } from '#platform/core/roles.ts';
import { read, readPeople, requireRole } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { lookedAt, requestAudit } from './request-audit.ts';
import { countRequests, findRequest, listRequests, type RequestFilter } from './request-queries.ts';
import { requestLine, requestView } from './request-view.ts';

const seers = [
  'office_staff',
  'office_supervisor',
  'village',
  'auditor',
  'worker',
] as const satisfies readonly Role[];

/** Requests in the caller's sight, the earliest end of time first; the look is written down. */
export function showRequests(services: Services, caller: Caller, filter: RequestFilter) {
  const name = 'registry.show-requests';
  return readPeople(services, {
    act: { name, roles: seers },
    caller,
    perform: async (transaction) => {
      const rows = await listRequests(transaction, filter);
      return {
        output: rows.map((row) => ({ ...requestLine(services, row) })),
        audit: {
          act: name,
          subjectKind: 'requests',
          subjectId: filter.kind ?? 'all',
          details: { rows: rows.length },
          workers: lookedAt(rows),
        },
      };
    },
  });
}

/** How many are open, due soon and overdue, every kind named; nobody is shown. */
export async function showRequestCounts(services: Services, caller: Caller) {
  requireRole({ name: 'registry.count-requests', roles: seers }, caller);
  const rows = await read(services, caller, (transaction) => countRequests(transaction, dueSoonHours));
  return requestKinds.map((kind) => {
    const row = rows.find((one) => one.kind === kind);
    return { kind, open: row?.open ?? 0, dueSoon: row?.due_soon ?? 0, overdue: row?.overdue ?? 0 };
  });
}

/**
 * One request; the look is written down, for a complaint without its worker.
 *
 * @throws Refusal `case.not_found`, the same for one that does not exist and one out of sight
 */
export function showRequest(services: Services, caller: Caller, requestId: string) {
  const name = 'registry.show-request';
  return readPeople(services, {
    act: { name, roles: seers },
    caller,
    perform: async (transaction) => {
      const row = await findRequest(transaction, requestId);
      if (!row) throw refuse('case.not_found');
      return {
        output: await requestView(services, transaction, caller, row),
        audit: requestAudit(name, row),
      };
    },
  });
}
