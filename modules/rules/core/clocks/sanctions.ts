import { type CaseFields, ruleKind } from '#modules/rules/core/facts/index.ts';
import {
  addDays,
  count,
  listOf,
  type Outcome,
  outcomeOf,
  parameter,
  type Reading,
  RuleError,
  text,
  type Working,
} from '#modules/rules/core/law/index.ts';
import { addWorkingDays } from './working-days.ts';

const warnings = parameter('sanction-warnings', count);
const warningDays = parameter('sanction-warning-days', count);
const fineDays = parameter('sanction-fine-days', count);
const askedBy = parameter('sanction-services-asked-by', text);
const basisOfAction = parameter('sanction-basis-of-action', listOf(text));
const services = {
  employer: parameter('sanction-services-employer', listOf(text)),
  person: parameter('sanction-services-person', listOf(text)),
} as const;

export interface SanctionLadderFacts {
  readonly subject: 'employer' | 'person';
  readonly firstWarningOn: string;
  /** The day the second warning was given; null: the working day after the first has run out. */
  readonly secondWarningOn: string | null;
  /** The day that is asked about; null: only the steps are. */
  readonly on: string | null;
}

export interface SanctionStep {
  readonly step: 'warning' | 'fine' | 'services_withheld';
  /** Which of the warnings; 1 of the other steps. */
  readonly number: number;
  readonly fromOn: string;
  /** Last day of the step; null: it lasts until the duty is met. */
  readonly toOn: string | null;
}

export interface SanctionLadderResult {
  readonly steps: readonly SanctionStep[];
  /** The step that runs on the day asked about; null: none, or no day was asked about. */
  readonly current: SanctionStep | null;
  /** Who asks the government to withhold which services. */
  readonly askedBy: string;
  readonly services: readonly string[];
  readonly basisOfAction: readonly string[];
}

/** The ladder of PP 86/2013: written warnings, the window of the fine, then public services withheld on request. */
export function sanctionLadder(reading: Reading, facts: SanctionLadderFacts): Outcome<SanctionLadderResult> {
  const { firstWarningOn, subject, on } = facts;
  const warned = warningSteps(reading, facts);
  const warnedUsed = reading.take();
  const workings = warned.map((step) => stepWorking(step, warnedUsed));
  const fineFrom = addDays(warned.at(-1)?.toOn ?? firstWarningOn, 1);
  const fineTo = addDays(fineFrom, reading.value(fineDays, firstWarningOn, 'firstWarningOn') - 1);
  const fineStep: SanctionStep = { step: 'fine', number: 1, fromOn: fineFrom, toOn: fineTo };
  workings.push(stepWorking(fineStep, reading.take()));
  const last: SanctionStep = {
    step: 'services_withheld',
    number: 1,
    fromOn: addDays(fineTo, 1),
    toOn: null,
  };
  const steps = [...warned, fineStep, last];
  const result = {
    steps,
    current: on === null ? null : (steps.find((step) => isRunning(step, on)) ?? null),
    askedBy: reading.value(askedBy, firstWarningOn, 'firstWarningOn'),
    services: reading.value(services[subject], firstWarningOn, 'firstWarningOn'),
    basisOfAction: reading.value(basisOfAction, firstWarningOn, 'firstWarningOn'),
  };
  workings.push(stepWorking(last, reading.take()));
  return outcomeOf(reading, result, workings);
}

function warningSteps(reading: Reading, { firstWarningOn, secondWarningOn }: SanctionLadderFacts) {
  const most = reading.value(warnings, firstWarningOn, 'firstWarningOn');
  const days = reading.value(warningDays, firstWarningOn, 'firstWarningOn');
  const steps: SanctionStep[] = [];
  let fromOn = firstWarningOn;
  for (let number = 1; number <= most; number += 1) {
    const toOn = addWorkingDays(reading, fromOn, days);
    steps.push({ step: 'warning', number, fromOn, toOn });
    fromOn = number === 1 && secondWarningOn !== null ? secondWarningOn : addWorkingDays(reading, toOn, 1);
  }
  return steps;
}

function stepWorking({ step, number, fromOn, toOn }: SanctionStep, used: Working['used']): Working {
  const facts = { number, fromOn, toOn: toOn ?? fromOn };
  return { line: step, formula: `sanction_${step}`, facts, used };
}

function isRunning({ fromOn, toOn }: SanctionStep, on: string): boolean {
  return fromOn <= on && (toOn === null || on <= toOn);
}

function readSanctionLadderFacts(fields: CaseFields): SanctionLadderFacts {
  const firstWarningOn = fields.day('firstWarningOn');
  const secondWarningOn = fields.dayIfAny('secondWarningOn');
  if (secondWarningOn !== null && secondWarningOn <= firstWarningOn)
    throw new RuleError('period.reversed', 'secondWarningOn');
  const subject = fields.choiceOr('subject', ['employer', 'person'], 'employer');
  return { subject, firstWarningOn, secondWarningOn, on: fields.dayIfAny('on') };
}

export const sanctionLadderKind = ruleKind('sanction_ladder', readSanctionLadderFacts, sanctionLadder);
