import { sql } from 'kysely';
import { redactNumbers, refuse } from '#modules/registry/core/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { act } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { holdRequest } from './request-queries.ts';

const definition = {
  name: 'registry.reject-registration-request',
  roles: ['office_staff', 'office_supervisor', 'village'],
} as const;

/**
 * Refuses a request of the caller's area, with the reason.
 *
 * @throws Refusal `registration.request_not_found`, `registration.request_decided`
 */
export async function rejectRequest(
  services: Services,
  caller: Caller,
  request: { readonly requestId: string; readonly reason: string },
  key?: string,
): Promise<{ state: 'REJECTED' }> {
  return act(services, {
    act: definition,
    caller,
    key,
    request,
    perform: async (transaction) => {
      const { requestId } = request;
      const reason = redactNumbers(request.reason);
      const row = await holdRequest(transaction, requestId);
      if (!row) throw refuse('registration.request_not_found');
      if (row.state !== 'REQUESTED') throw refuse('registration.request_decided', { state: row.state });
      await sql`update registry.registration_requests set state = 'REJECTED', reason = ${reason}, version = version + 1,
          decided_by = ${caller.accountId}::uuid, decider_name = ${caller.name}, decided_at = now()
        where request_id = ${requestId}::uuid`.execute(transaction.of<unknown>());
      return {
        output: { state: 'REJECTED' },
        audit: {
          act: definition.name,
          subjectKind: 'registration_request',
          subjectId: requestId,
          areaCode: row.area_code,
          reason,
        },
      };
    },
  });
}
