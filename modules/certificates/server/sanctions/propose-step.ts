import { sql } from 'kysely';
import {
  clockOf,
  makeFine,
  needsReason,
  refuseSanction,
  rungAfter,
  rungOf,
  type SanctionPlan,
  type SanctionStepKind,
  stageAfter,
  stepsFrom,
} from '#modules/certificates/core/index.ts';
import { redactNumbers } from '#modules/registry/core/index.ts';
import { startReading } from '#modules/rules/core/index.ts';
import { theLaw } from '#modules/rules/server/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { act } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';
import { newId } from '#platform/server/new-id.ts';
import { type CaseRow, findCase } from './case-queries.ts';
import { askerOf, caseNumber, planOfCase } from './case-view.ts';
import { listOwedAt } from './debt-queries.ts';
import { sanctionKeepers } from './sanction-roles.ts';
import { requireDone } from './step-answers.ts';

const definition = { name: 'certificates.propose-sanction-step', roles: sanctionKeepers } as const;

export interface StepRequest {
  readonly caseId: string;
  readonly kind: SanctionStepKind;
  readonly version: number;
  readonly reason: string;
  readonly assessedIdr: string;
  readonly payment: { readonly paidOn: string; readonly reference: string } | null;
}

/**
 * Lays a step before a second person: what the stage allows, never before its clock allows it. A fine is reckoned here and frozen.
 *
 * @throws Refusal `sanction.not_found`, `.closed`, `.changed`, `.too_early`, `.not_possible`, `.waiting`, `.reason_missing`,
 * `.no_base` (nothing a fine could be charged on), `.payment_missing`, `.payment_day`, `.reference_taken`
 */
export function proposeStep(services: Services, caller: Caller, request: StepRequest, key?: string) {
  return act(services, {
    act: definition,
    caller,
    key,
    request,
    perform: async (transaction) => {
      const today = services.today();
      const row = await findCase(transaction, askerOf(caller, today), request.caseId);
      if (!row) throw refuseSanction('sanction.not_found');
      const plan = planOfCase(row, today);
      const toStage = requireStep(row, request, plan, today);
      const reason = redactNumbers(request.reason);
      if (needsReason(request.kind) && reason === '')
        throw refuseSanction('sanction.reason_missing', { field: 'reason' });
      const details = await detailsOf(transaction, { row, request, plan, today });
      const stepId = newId();
      const step = {
        ...{
          stepId,
          caseId: row.case_id,
          kind: request.kind,
          fromStage: row.stage,
          toStage,
          reason,
          details,
        },
        ...{ accountId: caller.accountId, personKey: caller.personKey, actorName: caller.name },
      };
      await requireDone(
        transaction,
        sql`certificates.propose_sanction_step(${JSON.stringify(step)}::jsonb, ${request.version}::integer, ${today}::date)`,
      );
      return {
        output: { stepId },
        audit: {
          act: definition.name,
          subjectKind: 'organisation',
          subjectId: row.organisation_id,
          areaCode: row.area_code,
          ...(reason === '' ? {} : { reason }),
          details: { case: caseNumber(row), step: request.kind },
        },
      };
    },
  });
}

function requireStep(row: CaseRow, { kind }: StepRequest, plan: SanctionPlan, today: string) {
  const { stage, basis } = row;
  if (stage === 'closed') throw refuseSanction('sanction.closed');
  const isPossible = stepsFrom({ stage, basis, isFinePaid: row.fine_paid_on !== null }).includes(kind);
  const toStage = stageAfter(kind, stage);
  if (!isPossible || toStage === null) throw refuseSanction('sanction.not_possible');
  const { nextFrom } = clockOf(plan, stage, row.opened_on);
  if (kind === rungAfter(stage) && nextFrom !== null && today < nextFrom)
    throw refuseSanction('sanction.too_early', { from: nextFrom });
  return toStage;
}

interface Given {
  readonly row: CaseRow;
  readonly request: StepRequest;
  readonly plan: SanctionPlan;
  readonly today: string;
}

/** What a step carries besides its kind: the frozen fine, the payment, the services. */
async function detailsOf(transaction: Transaction, given: Given): Promise<object> {
  switch (given.request.kind) {
    case 'fine':
      return fineOf(transaction, given);
    case 'fine_payment':
      return paymentOf(given);
    case 'withhold':
      return { services: given.plan.services };
    default:
      return {};
  }
}

async function fineOf(transaction: Transaction, { row, request, plan }: Given) {
  const endedOn = rungOf(plan, 'second_warning')?.toOn;
  if (!endedOn) throw new Error('the second warning has no end');
  const owed = await listOwedAt(transaction, [row.organisation_id], endedOn);
  // Arrears are what the books say; an assessment is of what was never billed.
  const assessedIdr = row.basis === 'arrears' ? 0n : BigInt(request.assessedIdr);
  const made = makeFine(startReading(theLaw(), true), {
    secondWarningEndedOn: endedOn,
    bills: owed.get(row.organisation_id) ?? [],
    assessedIdr,
  });
  if (made.fineIdr === '0') throw refuseSanction('sanction.no_base', { field: 'assessedIdr' });
  return made;
}

function paymentOf({ row, request, today }: Given) {
  const { payment } = request;
  if (payment === null) throw refuseSanction('sanction.payment_missing', { field: 'reference' });
  if (payment.paidOn > today || payment.paidOn < (row.fined_on ?? today))
    throw refuseSanction('sanction.payment_day', { field: 'paidOn', from: row.fined_on, to: today });
  return { ...payment, amountIdr: row.fine_idr };
}
