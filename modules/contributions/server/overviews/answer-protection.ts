import {
  type CoverAnswer,
  coverAnswer,
  hasEnded,
  refuseOverview,
} from '#modules/contributions/core/index.ts';
import { basisOf, protection, startReading } from '#modules/rules/core/index.ts';
import { explainInWords, theLaw } from '#modules/rules/server/index.ts';
import { textOf } from '#platform/server/texts.ts';
import type { WorkerFacts } from './worker-facts.ts';

/** Protection was never asked for before there was a scheme (PP 44/2015). */
const firstDay = '2015-07-01';
const segments = ['PU', 'BPU'] as const;

export interface SegmentAnswer {
  readonly segment: (typeof segments)[number];
  readonly state: 'ACTIVE' | 'ARREARS' | 'INACTIVE' | 'NEVER' | 'ENDED';
  readonly covered: boolean | 'depends_on_switch';
  readonly unpaidMonths: number;
  readonly paidThrough: string | null;
  readonly coveredFrom: string | null;
  /** The reckoning step by step, in words. */
  readonly workings: string[];
  /** Laws as an official cites them. */
  readonly basis: string[];
  /** Months paid by that day. */
  readonly paidMonths: string[];
}

export interface ProtectionAnswer {
  readonly on: string;
  readonly answer: CoverAnswer;
  /** One for each way the worker is or was enrolled; none: never was. */
  readonly segments: SegmentAnswer[];
}

interface Question {
  readonly on: string;
  readonly today: string;
  readonly language: 'id' | 'en';
}

/**
 * Whether a worker was protected on a day, reckoned by the law from what was really paid (CONTRACT 4.2).
 *
 * @throws Refusal `protection.day_out_of_range` for a day to come, or one before the scheme
 */
export function answerProtection(facts: WorkerFacts, question: Question): ProtectionAnswer {
  const { on, today } = question;
  if (on > today || on < firstDay)
    throw refuseOverview('protection.day_out_of_range', { field: 'on', first: firstDay, last: today });
  const answers = segments
    .filter(
      (segment) =>
        facts.memberships.some((one) => one.segment === segment && one.openedOn <= on) ||
        paidBy(facts, segment, on).length > 0,
    )
    .map((segment) => answerSegment(facts, segment, question));
  return { on, answer: coverAnswer(answers.map(({ covered }) => covered)), segments: answers };
}

function answerSegment(
  facts: WorkerFacts,
  segment: SegmentAnswer['segment'],
  { on, language }: Question,
): SegmentAnswer {
  const spans = facts.memberships.filter((one) => one.segment === segment);
  const [registeredOn = null] = spans.map(({ openedOn }) => openedOn).sort();
  const payments = paidBy(facts, segment, on);
  const outcome = protection(startReading(theLaw(), true), { segment, on, payments, registeredOn });
  const { result } = outcome;
  const asked = { kind: 'protection', segment, on, payments, ...(registeredOn ? { registeredOn } : {}) };
  const { workings } = explainInWords(theLaw(), asked, language);
  const isOver = hasEnded(spans, on);
  return {
    segment,
    state: isOver ? 'ENDED' : result.state,
    covered: isOver ? false : result.covered,
    unpaidMonths: result.unpaidMonths,
    paidThrough: result.paidThrough,
    coveredFrom: result.coveredFrom,
    workings: isOver ? [textOf(language, 'overviews.working.ended')] : workings.map(({ text }) => text),
    basis: basisOf(outcome),
    paidMonths: payments.map(({ month }) => month),
  };
}

/** What was paid for protection by a day. */
function paidBy({ months }: WorkerFacts, segment: string, on: string) {
  return months.flatMap((row) =>
    row.segment === segment &&
    (row.part === 'protection' || row.part === 'whole') &&
    row.state === 'paid' &&
    row.paidOn !== null &&
    row.paidOn <= on
      ? [{ month: row.month, paidOn: row.paidOn }]
      : [],
  );
}
