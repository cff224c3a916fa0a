import type { SanctionStepKind } from '#modules/certificates/core/index.ts';
import { sanctionLadder, startReading } from '#modules/rules/core/index.ts';
import { type Caller, emptyContext } from '#platform/core/roles.ts';
import { inTransaction } from '#platform/server/db/index.ts';
import { aCaller } from '#tests/support/a-registry.ts';
import { anEmployer, type TestBill, type TestEmployer } from '#tests/support/an-employer.ts';
import type { testDatabase } from '#tests/support/database.ts';
import { shippedLaw } from '#tests/support/law.ts';
import { decideStep } from './decide-step.ts';
import { liftPaid } from './lift-paid.ts';
import { openCase } from './open-case.ts';
import { proposeStep, type StepRequest } from './propose-step.ts';
import { showCase } from './show-case.ts';

type Held = ReturnType<typeof testDatabase>;

/** The office of Denpasar: who proposes, and two who decide. */
export const staff = aCaller('office_staff', { areaCodes: ['51.71'] });
export const supervisor = aCaller('office_supervisor', { areaCodes: ['51.71'] });
export const auditor = aCaller('auditor');
export const desk = aCaller('permit_desk', { areaCodes: ['51.71'] });

/** Days of a ladder that begins on Monday 2 February 2026, each the earliest that its clock allows. */
export const begun = '2026-02-02';

/** The earliest days of a ladder begun on a day, as rules say. */
function daysFrom(firstWarningOn: string) {
  const { steps } = sanctionLadder(startReading(shippedLaw, true), {
    ...{ subject: 'employer', firstWarningOn, secondWarningOn: null, on: null },
  }).result;
  const [, second, fine, withhold] = steps.map(({ fromOn }) => fromOn);
  return { second: second ?? '', fine: fine ?? '', withhold: withhold ?? '' };
}

/** The days of a ladder begun then, each the earliest that its clock allows. */
export const days = daysFrom(begun);

/** The account of an employer. */
export const ownerOf = ({ organisationId }: TestEmployer) =>
  aCaller('employer', { organisationId, organisationIds: [organisationId] });

/** A fine paid on a day by a receipt. */
export const payment = (paidOn: string, reference: string) => ({ payment: { paidOn, reference } });

/** An employer three months in arrears in February 2026. */
export function aDebtor(held: Held, bills: readonly TestBill[] = debts): Promise<TestEmployer> {
  return anEmployer(held, bills);
}

const debts: readonly TestBill[] = [
  { month: '2025-09', state: 'paid' },
  { month: '2025-10', state: 'open' },
  { month: '2025-11', state: 'open', amountIdr: 400_000 },
];

/** Acts as callers do, on a day that the test says. */
export function sanctionActs(held: Held) {
  const on = (today: string) => ({ ...held.services, today: () => today });
  const propose = async (
    today: string,
    caseId: string,
    kind: SanctionStepKind,
    more: Partial<StepRequest & { caller: Caller }> = {},
  ) => {
    const { caller = staff, ...given } = more;
    const { version } = await showCase(on(today), supervisor, caseId);
    const request = { caseId, kind, version, reason: '', assessedIdr: '0', payment: null, ...given };
    return proposeStep(on(today), caller, request);
  };
  const approve = (today: string, stepId: string, caller = supervisor) =>
    decideStep(on(today), caller, { stepId, verdict: 'approved', reason: '' });
  const take = async (today: string, caseId: string, kind: SanctionStepKind, more = {}) => {
    const { stepId } = await propose(today, caseId, kind, more);
    await approve(today, stepId);
    return showCase(on(today), supervisor, caseId);
  };
  const open = async (today: string, { organisationId }: TestEmployer, more = {}) => {
    const asked = { organisationId, basis: 'arrears', source: 'supervision', finding: '', ...more } as const;
    return (await openCase(on(today), staff, asked)).caseId;
  };
  const lift = (today: string, ...employers: readonly TestEmployer[]) =>
    inTransaction(held.database.worker, emptyContext, (transaction) =>
      liftPaid(
        transaction,
        on(today),
        employers.map(({ organisationId }) => organisationId),
      ),
    );
  /** Takes an employer up to a rung, each on its earliest day. */
  const upTo = async (employer: TestEmployer, last: 'second_warning' | 'fine' | 'withhold' = 'withhold') => {
    const caseId = await open(begun, employer);
    await take(begun, caseId, 'first_warning');
    await take(days.second, caseId, 'second_warning');
    if (last !== 'second_warning') await take(days.fine, caseId, 'fine');
    if (last === 'withhold') await take(days.withhold, caseId, 'withhold');
    return { caseId };
  };
  return { on, propose, approve, take, open, lift, upTo };
}
