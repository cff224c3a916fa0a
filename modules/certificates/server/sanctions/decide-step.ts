import { sql } from 'kysely';
import {
  clockOf,
  letterOf,
  planOf,
  refuseSanction,
  rungAfter,
  type TakenDays,
} from '#modules/certificates/core/index.ts';
import { redactNumbers } from '#modules/registry/core/index.ts';
import { startReading } from '#modules/rules/core/index.ts';
import { theLaw } from '#modules/rules/server/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { act } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';
import { type CaseRow, findCase, findStep, type StepRow } from './case-queries.ts';
import { askerOf, caseNumber, planOfCase, takenDays } from './case-view.ts';
import { takeNumbers } from './debt-queries.ts';
import { liftPaid } from './lift-paid.ts';
import { sanctionDeciders } from './sanction-roles.ts';
import { requireDone } from './step-answers.ts';
import { writeLetter } from './write-letter.ts';

const definition = { name: 'certificates.decide-sanction-step', roles: sanctionDeciders } as const;

interface Decision {
  readonly stepId: string;
  readonly verdict: 'approved' | 'refused';
  readonly reason: string;
}

/**
 * A second person approves a step, and its letter is written and kept, or refuses it with a reason. A fine that is paid closes the case
 * at once where nothing else is owed.
 *
 * @throws Refusal `sanction.not_found`, `.same_person`, `.decided_already`, `.changed`, `.too_early`, `.reason_missing`, `.reference_taken`
 */
export function decideStep(services: Services, caller: Caller, request: Decision, key?: string) {
  const { stepId, verdict } = request;
  return act(services, {
    act: definition,
    caller,
    key,
    request,
    perform: async (transaction) => {
      const reason = redactNumbers(request.reason);
      if (verdict === 'refused' && reason === '')
        throw refuseSanction('sanction.reason_missing', { field: 'reason' });
      const step = await findStep(transaction, stepId);
      const row = step && (await findCase(transaction, askerOf(caller, services.today()), step.case_id));
      if (!step || !row) throw refuseSanction('sanction.not_found');
      requireOther(step, caller);
      const approved =
        verdict === 'approved' ? await approvalOf(services, transaction, { caller, step, row }) : null;
      const decision = {
        ...{ verdict, reason, letter: null, ...approved },
        ...{ accountId: caller.accountId, personKey: caller.personKey, actorName: caller.name },
      };
      await requireDone(
        transaction,
        sql`certificates.decide_sanction_step(${stepId}::uuid, ${JSON.stringify(decision)}::jsonb, ${services.today()}::date)`,
      );
      if (verdict === 'approved' && step.kind === 'fine_payment')
        await liftPaid(transaction, services, [row.organisation_id]);
      return {
        output: { caseId: row.case_id },
        audit: {
          act: definition.name,
          subjectKind: 'organisation',
          subjectId: row.organisation_id,
          areaCode: row.area_code,
          ...(reason === '' ? {} : { reason }),
          details: {
            ...{ case: caseNumber(row), step: step.kind, verdict },
            ...(approved?.letter ? { letter: approved.letterNumber } : {}),
          },
        },
      };
    },
  });
}

function requireOther(step: StepRow, { personKey }: Caller): void {
  if (step.state !== 'proposed') throw refuseSanction('sanction.decided_already');
  if (step.person_key === personKey) throw refuseSanction('sanction.same_person');
}

interface Approval {
  readonly caller: Caller;
  readonly step: StepRow;
  readonly row: CaseRow;
}

/** The days that the step sets by the law's clocks, and its letter. */
async function approvalOf(services: Services, transaction: Transaction, { caller, step, row }: Approval) {
  const today = services.today();
  const { nextFrom: mayFrom } = clockOf(planOfCase(row, today), row.stage, row.opened_on);
  if (step.kind === rungAfter(row.stage) && mayFrom !== null && today < mayFrom)
    throw refuseSanction('sanction.too_early', { from: mayFrom });
  const plan = planOf(startReading(theLaw(), true), takenAfter(step, row, today), today);
  const clock = clockOf(plan, step.to_stage, row.opened_on);
  const kind = letterOf(step.kind, row.is_told);
  // A fine that is paid may lift: its letter's number is held before the case is.
  if (step.kind === 'fine_payment') await takeNumbers(transaction, Number(today.slice(0, 4)), 0);
  if (kind === null) return { ...clock, letter: null, letterNumber: '' };
  const written = await writeLetter(services, transaction, {
    ...{ kind, row, plan, details: step.details, reason: step.reason, actorName: caller.name },
  });
  return { ...clock, ...written };
}

/** The days of the case once the step is taken, or taken back, today. */
function takenAfter(step: StepRow, row: CaseRow, today: string): TakenDays {
  const taken = takenDays(row);
  switch (step.kind) {
    case 'first_warning':
      return { ...taken, firstWarnedOn: today };
    case 'second_warning':
      return { ...taken, secondWarnedOn: today };
    case 'fine':
      return { ...taken, finedOn: today };
    case 'take_back':
      return {
        ...taken,
        firstWarnedOn: step.to_stage === 'opened' ? null : taken.firstWarnedOn,
        secondWarnedOn: step.from_stage === 'second_warning' ? null : taken.secondWarnedOn,
        finedOn: step.from_stage === 'fine' ? null : taken.finedOn,
      };
    default:
      return taken;
  }
}
