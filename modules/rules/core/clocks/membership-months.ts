import { type CaseFields, ruleKind } from '#modules/rules/core/facts/index.ts';
import {
  type Outcome,
  outcomeOf,
  type Reading,
  RuleError,
  wholeMonthsBetween,
} from '#modules/rules/core/law/index.ts';
import { lapseAfterBy } from './bpu-protection.ts';
import {
  type CoverHistory,
  coverHistory,
  inactiveFromOf,
  type LapseAfter,
  type Streak,
} from './cover-history.ts';
import { type PaidMonth, readPayments } from './payments.ts';
import { startOfLaw } from './protection-state.ts';

/** The day cover began, or the payments of a BPU worker from which it follows. */
export type MembershipMonthsFacts = KnownStart | FromPayments;

export interface KnownStart {
  /** The day cover began; a restart after INACTIVE begins anew. */
  readonly coveredFrom: string;
  readonly eventOn: string;
}

export interface FromPayments {
  readonly payments: readonly PaidMonth[];
  readonly registeredOn: string | null;
  readonly eventOn: string;
}

export interface MembershipMonthsResult {
  readonly months: number;
  readonly coveredFrom: string;
}

/** Whole months of membership from the day cover began to the event; `event.before_membership` when it lies before. */
export function membershipMonths(
  reading: Reading,
  facts: MembershipMonthsFacts,
): Outcome<MembershipMonthsResult> {
  const { coveredFrom, until } =
    'payments' in facts ? spanOf(reading, facts) : { coveredFrom: facts.coveredFrom, until: facts.eventOn };
  if (until < coveredFrom) throw new RuleError('event.before_membership', 'eventOn');
  if (!('payments' in facts)) startOfLaw(reading, { on: coveredFrom, payments: [] }, 'coveredFrom');
  const months = wholeMonthsBetween(coveredFrom, until);
  const said = { coveredFromOn: coveredFrom, eventOn: until, months };
  return outcomeOf(reading, { months, coveredFrom }, [
    { line: 'months', formula: 'membership_months', facts: said, used: reading.take() },
  ]);
}

/** From where to where membership ran: of a lapsed one, to the lapse. */
function spanOf(reading: Reading, { payments, registeredOn, eventOn }: FromPayments) {
  startOfLaw(reading, { on: eventOn, payments }, 'eventOn');
  const lapseAfter = lapseAfterBy(reading);
  const history = coverHistory({ on: eventOn, payments, registeredOn }, lapseAfter);
  const { streak } = history;
  if (!streak) throw new RuleError('event.before_membership', 'eventOn');
  const coveredFrom = beginningOf(reading, history, streak);
  return { coveredFrom, until: endOf(history, streak, { eventOn, lapseAfter }) };
}

function beginningOf(reading: Reading, { firstCoveredFrom }: CoverHistory, { coveredFrom }: Streak): string {
  if (firstCoveredFrom === null || firstCoveredFrom === coveredFrom) return coveredFrom;
  return reading.ask('membershipMonthsRestartAfterLapse') ? coveredFrom : firstCoveredFrom;
}

function endOf(
  { isOpen }: CoverHistory,
  streak: Streak,
  { eventOn, lapseAfter }: { eventOn: string; lapseAfter: LapseAfter },
): string {
  return isOpen ? eventOn : inactiveFromOf(streak, lapseAfter);
}

function readMembershipMonthsFacts(fields: CaseFields): MembershipMonthsFacts {
  const eventOn = fields.day('eventOn');
  if (!fields.has('payments')) return { coveredFrom: fields.day('coveredFrom'), eventOn };
  return { payments: readPayments(fields), registeredOn: fields.dayIfAny('registeredOn'), eventOn };
}

export const membershipMonthsKind = ruleKind(
  'membership_months',
  readMembershipMonthsFacts,
  membershipMonths,
);
