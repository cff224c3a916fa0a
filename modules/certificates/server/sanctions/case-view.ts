import { z } from 'zod';
import { clockOf, planOf, type SanctionPlan, type SanctionRung } from '#modules/certificates/core/index.ts';
import { startReading } from '#modules/rules/core/index.ts';
import { theLaw } from '#modules/rules/server/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { textOf } from '#platform/server/texts.ts';
import type { Asker, CaseRow, LetterRow, StepRow } from './case-queries.ts';
import { sanctionDeciders, sanctionKeepers } from './sanction-roles.ts';

/** `S-2026-00012`. */
export function caseNumber({ year, number }: Pick<CaseRow, 'year' | 'number'>): string {
  return `S-${year}-${String(number).padStart(5, '0')}`;
}

/** `SA-2026-00042`: letters of the ladder, running within a year. */
export function letterNumber(year: number, number: number): string {
  return `SA-${year}-${String(number).padStart(5, '0')}`;
}

export function isKeeper({ role }: Caller): boolean {
  return sanctionKeepers.some((one) => one === role);
}

function isDecider({ role }: Caller): boolean {
  return sanctionDeciders.some((one) => one === role);
}

export function askerOf(caller: Caller, today: string): Asker {
  return { today, personKey: caller.personKey, decides: isDecider(caller) };
}

/** The ladder of a case as rules reckon it today. */
export function planOfCase(row: CaseRow, today: string): SanctionPlan {
  return planOf(startReading(theLaw(), true), takenDays(row), today);
}

export function takenDays(row: CaseRow) {
  return {
    openedOn: row.opened_on,
    firstWarnedOn: row.first_warned_on,
    secondWarnedOn: row.second_warned_on,
    finedOn: row.fined_on,
  };
}

/** A case as the list tells of it. */
export function caseOf(row: CaseRow, caller: Caller, today: string) {
  const clock = clockOf(planOfCase(row, today), row.stage, row.opened_on);
  const { step_id, step_kind, step_by, step_key } = row;
  return {
    caseId: row.case_id,
    number: caseNumber(row),
    organisationId: row.organisation_id,
    name: row.name,
    npp: row.npp,
    place: row.place,
    basis: row.basis,
    source: row.source,
    stage: row.stage,
    openedOn: row.opened_on,
    nextFrom: clock.nextFrom,
    runsTo: clock.runsTo,
    fineIdr: row.fine_idr,
    finePaidOn: row.fine_paid_on,
    blockSince: row.block_since,
    closedOn: row.closed_on,
    closing: row.closing,
    proposed:
      step_id !== null && step_kind !== null
        ? {
            stepId: step_id,
            kind: step_kind,
            by: step_by ?? '',
            isMineToDecide: isDecider(caller) && step_key !== caller.personKey,
          }
        : null,
  };
}

const detailsShape = z.object({
  paidOn: z.string().optional(),
  reference: z.string().optional(),
  fineIdr: z.string().optional(),
});

/** A step as the caller may see it; the employer learns who decided, not who worked at it. */
export function stepOf(row: StepRow, caller: Caller) {
  const { paidOn, reference, fineIdr = null } = detailsShape.parse(row.details);
  const isOwn = row.person_key === caller.personKey;
  const isOffice = caller.role !== 'employer';
  return {
    stepId: row.step_id,
    kind: row.kind,
    state: row.state,
    reason: row.reason,
    proposedBy: isOffice ? row.actor_name : '',
    proposedOn: row.proposed_on,
    decidedBy: row.decider_name,
    decidedOn: row.decided_on,
    decisionReason: row.decision_reason,
    runsTo: row.runs_to,
    isOwn: isOwn && isKeeper(caller),
    isMineToDecide: row.state === 'proposed' && isDecider(caller) && !isOwn,
    payment: paidOn !== undefined && reference !== undefined ? { paidOn, reference } : null,
    fineIdr,
  };
}

const fineShape = z.object({
  owedOn: z.string(),
  bills: z.array(z.object({ month: z.string(), code: z.string(), dueOn: z.string(), owedIdr: z.string() })),
  assessedIdr: z.string(),
  owedIdr: z.string(),
  fineIdr: z.string(),
  chargedTimes: z.number(),
});

/** What a fine was made of, as it was frozen; null before it is given. */
export function fineOf(row: CaseRow) {
  return row.fined_on === null ? null : fineShape.parse(row.fine_made_of);
}

/** What a proposed fine is made of. */
export function readFine(details: unknown) {
  return fineShape.parse(details);
}

/** The rungs with their days; taken up to the stage of the case, of a closed case up to the last that was. */
export function rungsOf(plan: SanctionPlan, row: CaseRow) {
  const takenOn: Record<SanctionRung, string | null> = {
    first_warning: row.first_warned_on,
    second_warning: row.second_warned_on,
    fine: row.fined_on,
    withhold: row.services_asked_on,
  };
  return plan.rungs.map(({ kind, fromOn, toOn }) => ({
    kind,
    isTaken: takenOn[kind] !== null,
    fromOn: takenOn[kind] ?? fromOn,
    toOn,
  }));
}

/** A letter as its case shows it; by nobody: it came by itself when everything was paid. */
export function letterView(row: LetterRow) {
  return {
    letterId: row.letter_id,
    number: letterNumber(row.year, row.number),
    kind: row.kind,
    writtenOn: row.written_on,
    by: row.actor_name === textOf('id', 'sanctions.letter.by_payment') ? '' : row.actor_name,
  };
}
