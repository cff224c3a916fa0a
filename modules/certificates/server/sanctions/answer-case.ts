import { sql } from 'kysely';
import { refuseSanction } from '#modules/certificates/core/index.ts';
import { redactNumbers } from '#modules/registry/core/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { act } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { attachDocument } from '#platform/server/documents/index.ts';
import { newId } from '#platform/server/new-id.ts';
import { findCase } from './case-queries.ts';
import { askerOf, caseNumber } from './case-view.ts';
import { sanctionAnswerers } from './sanction-roles.ts';
import { requireDone } from './step-answers.ts';

const definition = { name: 'certificates.answer-sanction', roles: sanctionAnswerers } as const;

interface Answer {
  readonly caseId: string;
  readonly words: string;
  readonly documentId: string | null;
}

/**
 * The employer is heard: keeps his words and his paper with the case, his own hand or at the office's counter.
 *
 * @throws Refusal `sanction.not_found`, `sanction.closed`, and as `attachDocument`
 */
export function answerCase(services: Services, caller: Caller, request: Answer, key?: string) {
  return act(services, {
    act: definition,
    caller,
    key,
    request,
    perform: async (transaction) => {
      const row = await findCase(transaction, askerOf(caller, services.today()), request.caseId);
      if (!row) throw refuseSanction('sanction.not_found');
      const answerId = newId();
      const { caseId, documentId } = request;
      const answer = {
        ...{ answerId, caseId, documentId, words: redactNumbers(request.words) },
        ...{ accountId: caller.accountId, actorName: caller.name },
      };
      await requireDone(
        transaction,
        sql`certificates.answer_sanction_case(${JSON.stringify(answer)}::jsonb, ${services.today()}::date)`,
      );
      if (documentId !== null)
        await attachDocument(transaction, {
          ...{ documentId, organisationId: row.organisation_id, act: definition.name },
        });
      return {
        output: { answerId },
        audit: {
          act: definition.name,
          subjectKind: 'organisation',
          subjectId: row.organisation_id,
          areaCode: row.area_code,
          details: { case: caseNumber(row), withPaper: documentId !== null },
        },
      };
    },
  });
}
