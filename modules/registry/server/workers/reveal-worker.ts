import { redactNumbers, refuse } from '#modules/registry/core/index.ts';
import { openIdentity } from '#modules/registry/server/identities/index.ts';
import type { Caller, Role } from '#platform/core/roles.ts';
import { act } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { findWorker } from './worker-queries.ts';

const definition = {
  name: 'registry.reveal-worker',
  roles: [
    'office_staff',
    'office_supervisor',
    'government_office',
    'village',
    'agent_office',
    'agent',
    'employer',
    'group',
    'worker',
  ] as const satisfies readonly Role[],
};

/**
 * NIK and phone in clear, with a reason that stands in the journal. It takes no idempotency key: a kept answer would be a
 * NIK in clear in a table.
 *
 * @throws Refusal `worker.not_found`, the same for a worker who does not exist and one out of scope
 */
export async function revealWorker(
  services: Services,
  caller: Caller,
  request: { readonly workerId: string; readonly reason: string },
): Promise<{ nik: string; phone: string | null }> {
  return act(services, {
    act: definition,
    caller,
    request,
    perform: async (transaction) => {
      const worker = await findWorker(transaction, request.workerId);
      if (!worker) throw refuse('worker.not_found');
      return {
        output: openIdentity(services.secrets, worker),
        audit: {
          act: definition.name,
          subjectKind: 'worker',
          subjectId: worker.worker_id,
          areaCode: worker.area_code ?? '',
          reason: redactNumbers(request.reason),
          workers: [worker.worker_id],
        },
      };
    },
  });
}
