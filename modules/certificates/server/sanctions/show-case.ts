import { refuseSanction, stepsFrom } from '#modules/certificates/core/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { read, requireRole } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { type CaseRow, findCase, listAnswers, listLetters, listSteps } from './case-queries.ts';
import { askerOf, caseOf, fineOf, isKeeper, letterView, planOfCase, rungsOf, stepOf } from './case-view.ts';
import { listOverdue } from './debt-queries.ts';
import { sanctionReaders } from './sanction-roles.ts';

const definition = { name: 'certificates.show-sanction', roles: sanctionReaders } as const;

/**
 * A case with its clocks, steps, letters and answers; no person but who worked at it is named.
 *
 * @throws Refusal `sanction.not_found`
 */
export async function showCase(services: Services, caller: Caller, caseId: string) {
  requireRole(definition, caller);
  const today = services.today();
  return read(services, caller, async (transaction) => {
    const row = await findCase(transaction, askerOf(caller, today), caseId);
    if (!row) throw refuseSanction('sanction.not_found');
    const overdue = (await listOverdue(transaction, [row.organisation_id], today)).get(row.organisation_id);
    const steps = await listSteps(transaction, caseId);
    const letters = await listLetters(transaction, caseId);
    const answers = await listAnswers(transaction, caseId);
    const bills = overdue ?? [];
    return {
      ...caseOf(row, caller, today),
      ...termsOf(row, caller, today),
      overdue: {
        bills: bills.map((bill) => ({ ...bill, owedIdr: bill.owedIdr.toString() })),
        owedIdr: bills.reduce((sum, { owedIdr }) => sum + owedIdr, 0n).toString(),
      },
      steps: steps.map((step) => stepOf(step, caller)),
      letters: letters.map(letterView),
      answers: answers.map((answer) => ({
        answerId: answer.answer_id,
        stage: answer.stage,
        words: answer.words,
        documentId: answer.document_id,
        by: answer.actor_name,
        answeredOn: answer.answered_on,
        recordedAt: answer.recorded_at.toISOString(),
      })),
      today,
    };
  });
}

function termsOf(row: CaseRow, caller: Caller, today: string) {
  const { stage, basis } = row;
  const plan = planOfCase(row, today);
  const mayAct = isKeeper(caller);
  const isFree = mayAct && row.step_id === null;
  return {
    version: row.version,
    finding: row.finding,
    openedBy: caller.role === 'employer' ? '' : row.opened_name,
    closingReason: row.closing_reason,
    fineReference: row.fine_reference,
    fine: fineOf(row),
    blockLetter: row.block_letter,
    services: row.services.length > 0 ? [...row.services] : [...plan.services],
    rungs: rungsOf(plan, row),
    possible: isFree ? [...stepsFrom({ stage, basis, isFinePaid: row.fine_paid_on !== null })] : [],
    mayAnswer: row.is_told && stage !== 'closed' && caller.role !== 'auditor',
    mayAct,
  };
}
