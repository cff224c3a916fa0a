import { sql } from 'kysely';
import { refuseSanction } from '#modules/certificates/core/index.ts';
import { redactNumbers } from '#modules/registry/core/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { act } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { findStep } from './case-queries.ts';
import { sanctionKeepers } from './sanction-roles.ts';
import { requireDone } from './step-answers.ts';

const definition = { name: 'certificates.withdraw-sanction-step', roles: sanctionKeepers } as const;

/**
 * The proposer takes his proposal back and says why.
 *
 * @throws Refusal `sanction.not_found`, `.reason_missing`, `.decided_already`, `.not_yours`
 */
export function withdrawStep(
  services: Services,
  caller: Caller,
  request: { readonly stepId: string; readonly reason: string },
  key?: string,
) {
  return act(services, {
    act: definition,
    caller,
    key,
    request,
    perform: async (transaction) => {
      const reason = redactNumbers(request.reason);
      if (reason === '') throw refuseSanction('sanction.reason_missing', { field: 'reason' });
      const step = await findStep(transaction, request.stepId);
      if (!step) throw refuseSanction('sanction.not_found');
      const decision = { personKey: caller.personKey, reason };
      await requireDone(
        transaction,
        sql`certificates.withdraw_sanction_step(${request.stepId}::uuid, ${JSON.stringify(decision)}::jsonb)`,
      );
      return {
        output: { caseId: step.case_id },
        audit: {
          ...{ act: definition.name, subjectKind: 'sanction', subjectId: step.case_id, reason },
          details: { step: step.kind },
        },
      };
    },
  });
}
