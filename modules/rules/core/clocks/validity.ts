import { type CaseFields, ruleKind } from '#modules/rules/core/facts/index.ts';
import {
  addDays,
  addMonthsTo,
  type Outcome,
  outcomeOf,
  type Reading,
} from '#modules/rules/core/law/index.ts';
import { bpuProtection } from './bpu-protection.ts';
import { dueOnOf } from './due-day.ts';
import { type PaidMonth, readPayments } from './payments.ts';
import { unpaidMonthsOf } from './pu-protection.ts';

/** An employer by the last month paid, or a worker's card by his payments. */
export type ValidityFacts = EmployerFacts | WorkerFacts;

export interface EmployerFacts {
  readonly subject: 'employer';
  readonly on: string;
  /** Every month up to this one is paid. */
  readonly paidThrough: string;
}

export interface WorkerFacts {
  readonly subject: 'worker';
  readonly on: string;
  readonly payments: readonly PaidMonth[];
  readonly registeredOn: string | null;
}

export interface ValidityResult {
  readonly status: 'VALID' | 'NOT_VALID';
  /** `arrears.N` with the months in arrears; `inactive` or `never` of a worker; null: valid. */
  readonly reason: string | null;
  readonly unpaidMonths: number;
  /** The last day an employer is valid; of a worker's card the day INACTIVE would begin; null: never was. */
  readonly expiresOn: string | null;
}

/** Whether a certificate or card stands on a day, and until when (CONTRACT 4.2). */
export function validity(reading: Reading, facts: ValidityFacts): Outcome<ValidityResult> {
  return facts.subject === 'employer' ? employerValidity(reading, facts) : workerValidity(reading, facts);
}

function employerValidity(reading: Reading, { on, paidThrough }: EmployerFacts): Outcome<ValidityResult> {
  const nextMonth = addMonthsTo(paidThrough, 1);
  const dueOn = dueOnOf(reading, { segment: 'PU', month: nextMonth }, 'paidThrough');
  const toleranceDays = reading.ask('permitToleranceDays');
  const expiresOn = addDays(dueOn, toleranceDays);
  const paidMonths = new Set([paidThrough]);
  const unpaidMonths = unpaidMonthsOf(reading, { on, paidMonths, firstMonth: paidThrough }).length;
  const isValid = on <= expiresOn;
  const said = { paidThroughMonth: paidThrough, nextMonth, dueOn, toleranceDays, expiresOn };
  return outcomeOf(
    reading,
    {
      status: isValid ? 'VALID' : 'NOT_VALID',
      reason: isValid ? null : `arrears.${unpaidMonths}`,
      unpaidMonths,
      expiresOn,
    },
    [{ line: 'expiresOn', formula: 'validity_employer', facts: said, used: reading.take() }],
  );
}

function workerValidity(reading: Reading, facts: WorkerFacts): Outcome<ValidityResult> {
  const { result, workings } = bpuProtection(reading, { ...facts, segment: 'BPU' });
  const { state, unpaidMonths, inactiveFrom } = result;
  const isValid = state === 'ACTIVE' || state === 'ARREARS';
  const reason = state === 'NEVER' ? 'never' : 'inactive';
  return outcomeOf(
    reading,
    {
      status: isValid ? 'VALID' : 'NOT_VALID',
      reason: isValid ? null : reason,
      unpaidMonths,
      expiresOn: inactiveFrom,
    },
    workings,
  );
}

function readValidityFacts(fields: CaseFields): ValidityFacts {
  const subject = fields.choice('subject', ['employer', 'worker']);
  const on = fields.day('on');
  if (subject === 'employer') return { subject, on, paidThrough: fields.month('paidThrough') };
  return { subject, on, payments: readPayments(fields), registeredOn: fields.dayIfAny('registeredOn') };
}

export const validityKind = ruleKind('validity', readValidityFacts, validity);
