import { type CaseFields, ruleKind } from '#modules/rules/core/facts/index.ts';
import {
  type Outcome,
  outcomeOf,
  parameter,
  type Reading,
  RuleError,
  text,
  wholeMonthsBetween,
} from '#modules/rules/core/law/index.ts';

const protectionStarts = parameter('protection-starts', text);

export interface MembershipMonthsFacts {
  /** The day cover began; a restart after INACTIVE begins anew. */
  readonly coveredFrom: string;
  readonly eventOn: string;
}

/** Whole months of membership from the day cover began to the event; `event.before_membership` when it lies before. */
export function membershipMonths(
  reading: Reading,
  { coveredFrom, eventOn }: MembershipMonthsFacts,
): Outcome<{ readonly months: number }> {
  if (eventOn < coveredFrom) throw new RuleError('event.before_membership', 'eventOn');
  reading.value(protectionStarts, coveredFrom, 'coveredFrom');
  const months = wholeMonthsBetween(coveredFrom, eventOn);
  const facts = { coveredFromOn: coveredFrom, eventOn, months };
  return outcomeOf(reading, { months }, [
    { line: 'months', formula: 'membership_months', facts, used: reading.take() },
  ]);
}

function readMembershipMonthsFacts(fields: CaseFields): MembershipMonthsFacts {
  return { coveredFrom: fields.day('coveredFrom'), eventOn: fields.day('eventOn') };
}

export const membershipMonthsKind = ruleKind(
  'membership_months',
  readMembershipMonthsFacts,
  membershipMonths,
);
