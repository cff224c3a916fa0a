import { sql } from 'kysely';
import { filingFault, refuseUndertaking, undertakingActs } from '#modules/certificates/core/index.ts';
import { getEmployer } from '#modules/certificates/server/employers/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { type ActDefinition, act } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { attachDocument } from '#platform/server/documents/index.ts';
import { newId } from '#platform/server/new-id.ts';
import { filingFacts } from './filing-facts.ts';

const definition = {
  name: 'certificates.file-undertaking',
  roles: undertakingActs.file.roles,
} as const satisfies ActDefinition;

export interface UndertakingTerms {
  readonly organisationId: string;
  readonly payThrough: string;
  readonly workersPromised: number | null;
  readonly terms: string;
  readonly dueOn: string;
  readonly documentId: string | null;
}

/**
 * Files what an employer undertakes to pay and report by a day: by the employer, or by the office for him.
 *
 * @throws Refusal `compliance.not_found`, `undertaking.*`, `document.*`
 */
export function fileUndertaking(services: Services, caller: Caller, request: UndertakingTerms, key?: string) {
  return act(services, {
    act: definition,
    caller,
    key,
    request,
    perform: async (transaction) => {
      const { organisationId, documentId } = request;
      const employer = await getEmployer(transaction, organisationId);
      const { facts, standing } = await filingFacts(transaction, organisationId, services.today());
      const fault = filingFault({ ...request, workers: request.workersPromised }, facts);
      if (fault) throw refuseUndertaking(fault.code, fault.details);
      const undertakingId = newId();
      const { accountId, personKey, name } = caller;
      const given = {
        ...{ ...request, undertakingId, filedOn: facts.on, owedIdr: String(standing.owedIdr) },
        ...{ accountId, personKey, name },
      };
      const { rows } = await sql<{ answer: string }>`
        select certificates.file_undertaking(${JSON.stringify(given)}::jsonb) as answer`.execute(
        transaction.of<unknown>(),
      );
      if (rows[0]?.answer === 'one_open') throw refuseUndertaking('undertaking.one_open');
      if (rows[0]?.answer !== 'done') throw new Error(`the database answered ${rows[0]?.answer}`);
      if (documentId !== null)
        await attachDocument(transaction, { documentId, organisationId, act: definition.name });
      return {
        output: { undertakingId },
        audit: {
          act: definition.name,
          subjectKind: 'organisation',
          subjectId: organisationId,
          areaCode: employer.area_code,
          details: {
            ...{ undertakingId, payThrough: request.payThrough, dueOn: request.dueOn },
            ...{ workersPromised: request.workersPromised, documentId },
          },
        },
      };
    },
  });
}
