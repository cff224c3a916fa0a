import { type CaseFields, ruleKind } from '#modules/rules/core/facts/index.ts';
import {
  addDays,
  addMonthsToDay,
  count,
  type Outcome,
  oneOf,
  outcomeOf,
  type Parameter,
  parameter,
  type Reading,
  RuleError,
} from '#modules/rules/core/law/index.ts';
import { addHours, instantText, isAfter, type Moment, readMoment } from './instant.ts';
import { addWorkingDays } from './working-days.ts';

/** Duties with a clock; the unit (hours, days, working days, years) is the dated value's own. */
export const duties = [
  'accident_report',
  'accident_stage_two',
  'accident_decision',
  'claim',
  'pay_jkk',
  'pay_jkm',
  'pay_jht',
  'pay_jp',
  'pay_jkp',
  'employer_registration',
  'non_asn_registration',
  'number',
  'number_jp',
  'number_non_asn',
  'card',
  'certificate',
  'data_access',
  'data_correction',
  'complaint_response',
] as const;
export type Duty = (typeof duties)[number];

const deadlines = {
  accident_report: parameter('deadline-accident-report', count),
  accident_stage_two: parameter('deadline-accident-stage-two', count),
  accident_decision: parameter('deadline-accident-decision', count),
  claim: parameter('deadline-claim-expiry', count),
  pay_jkk: parameter('deadline-pay-jkk', count),
  pay_jkm: parameter('deadline-pay-jkm', count),
  pay_jht: parameter('deadline-pay-jht', count),
  pay_jp: parameter('deadline-pay-jp', count),
  pay_jkp: parameter('deadline-pay-jkp', count),
  employer_registration: parameter('deadline-employer-registration', count),
  non_asn_registration: parameter('deadline-non-asn-registration', count),
  number: parameter('deadline-number', count),
  number_jp: parameter('deadline-number-jp', count),
  number_non_asn: parameter('deadline-number-non-asn', count),
  card: parameter('deadline-card', count),
  certificate: parameter('deadline-certificate', count),
  data_access: parameter('deadline-data-access', count),
  data_correction: parameter('deadline-data-correction', count),
  complaint_response: parameter('deadline-complaint-response', count),
} as const satisfies Record<Duty, Parameter<number>>;

const lateReportBorneBy = parameter('late-accident-report-borne-by', oneOf('employer'));

const monthsOfYear = 12;

export interface DeadlineFacts {
  readonly duty: Duty;
  /** When the clock starts: the event, the report, the request. */
  readonly from: Moment;
  /** When the duty was met, or is looked at; the law of that day counts. Null: only the deadline is asked for. */
  readonly on: Moment | null;
}

export interface DeadlineResult {
  readonly dueOn: string;
  /** The instant, where the clock started at one and runs by hours. */
  readonly dueAt: string | null;
  readonly within: number;
  readonly unit: string;
  readonly isLate: boolean | null;
  /** Who bears the benefit when the report is late; null: nobody else. */
  readonly borneBy: string | null;
}

/** Until when a duty must be met, by the law of the day it is met (of the day the clock starts where none is given). */
export function deadline(reading: Reading, facts: DeadlineFacts): Outcome<DeadlineResult> {
  const { duty, from, on } = facts;
  const lawOn = on?.day ?? from.day;
  const within = reading.value(deadlines[duty], lawOn, on ? 'on' : 'from');
  const used = reading.take();
  const unit = used.at(-1)?.unit ?? '';
  const due = dueMoment(reading, { from, within, unit });
  const isLate = on && isAfter(on, due);
  const borneBy = duty === 'accident_report' && isLate ? reading.valueIfAny(lateReportBorneBy, lawOn) : null;
  const dueAt = unit === 'hours' ? instantText(due) : null;
  return outcomeOf(reading, { dueOn: due.day, dueAt, within, unit, isLate, borneBy }, [
    {
      line: 'dueOn',
      formula: `deadline_${unit}`,
      facts: { fromOn: from.day, within, dueOn: due.day },
      used: [...used, ...reading.take()],
    },
  ]);
}

function dueMoment(
  reading: Reading,
  { from, within, unit }: { from: Moment; within: number; unit: string },
): Moment {
  const day = (dueOn: string): Moment => ({ day: dueOn, time: null });
  switch (unit) {
    case 'hours':
      return addHours(from, within);
    case 'days':
      return day(addDays(from.day, within));
    case 'working_days':
      return day(addWorkingDays(reading, from.day, within));
    case 'years':
      return day(addMonthsToDay(from.day, within * monthsOfYear));
    default:
      throw new Error(`a deadline in ${unit}`);
  }
}

function readDeadlineFacts(fields: CaseFields): DeadlineFacts {
  const from = readMoment(fields.text('from'), 'from');
  const on = fields.has('on') ? readMoment(fields.text('on'), 'on') : null;
  if (on && isAfter(from, on)) throw new RuleError('period.reversed', 'on');
  return { duty: fields.choice('duty', duties), from, on };
}

export const deadlineKind = ruleKind('deadline', readDeadlineFacts, deadline);
