import { sql } from 'kysely';
import { refuseSanction, type SanctionBasis, type SanctionSource } from '#modules/certificates/core/index.ts';
import { redactNumbers } from '#modules/registry/core/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { act } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { newId } from '#platform/server/new-id.ts';
import { sanctionKeepers } from './sanction-roles.ts';

const definition = { name: 'certificates.open-sanction', roles: sanctionKeepers } as const;

interface Request {
  readonly organisationId: string;
  readonly basis: SanctionBasis;
  readonly source: SanctionSource;
  readonly finding: string;
}

/**
 * Opens a case of an employer; nothing reaches him before his first warning is approved.
 *
 * @throws Refusal `sanction.employer_not_found`, `sanction.open_already`, `sanction.nothing_overdue`, `sanction.reason_missing`
 */
export function openCase(services: Services, caller: Caller, request: Request, key?: string) {
  return act(services, {
    act: definition,
    caller,
    key,
    request,
    perform: async (transaction) => {
      const { organisationId, basis, source } = request;
      const finding = redactNumbers(request.finding);
      if (basis !== 'arrears' && finding === '')
        throw refuseSanction('sanction.reason_missing', { field: 'finding' });
      const caseId = newId();
      const row = { caseId, organisationId, basis, source, finding };
      const actor = { accountId: caller.accountId, actorName: caller.name };
      const { rows } = await sql<{ answer: 'done' | 'absent' | 'open_already' | 'nothing_overdue' }>`
        select certificates.open_sanction_case(${JSON.stringify({ ...row, ...actor })}::jsonb, ${services.today()}::date) as answer`.execute(
        transaction.of<unknown>(),
      );
      const answer = rows[0]?.answer ?? 'absent';
      if (answer === 'absent') throw refuseSanction('sanction.employer_not_found');
      if (answer !== 'done') throw refuseSanction(`sanction.${answer}`);
      return {
        output: { caseId },
        audit: {
          act: definition.name,
          subjectKind: 'organisation',
          subjectId: organisationId,
          ...(finding === '' ? {} : { reason: finding }),
          details: { caseId, basis, source },
        },
      };
    },
  });
}
