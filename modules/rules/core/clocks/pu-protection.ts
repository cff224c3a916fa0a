import {
  addMonthsTo,
  firstDayOf,
  flag,
  monthOfDay,
  monthsBetween,
  type Outcome,
  outcomeOf,
  parameter,
  type Reading,
} from '#modules/rules/core/law/index.ts';
import { isPastDue } from './due-day.ts';
import { type PaymentHistory, paymentsInEffect } from './payments.ts';
import { beginningOf, neverProtected, type ProtectionResult, startOfLaw } from './protection-state.ts';

const accumulate = parameter('pu-arrears-accumulate', flag);

/** The protection of a PU worker on a day: arrears never end it, the employer is liable for them (a switch). */
export function puProtection(reading: Reading, facts: PaymentHistory): Outcome<ProtectionResult> {
  startOfLaw(reading, facts);
  const startUsed = reading.take();
  const { on } = facts;
  const paid = paymentsInEffect(facts);
  const [first] = paid;
  const coveredFrom = first && later(first.paidOn, firstDayOf(first.month));
  if (!first || !coveredFrom || coveredFrom > on)
    return neverProtected(reading, { on, used: startUsed, startsOn: coveredFrom ?? null });
  const paidMonths = new Set(paid.map(({ month }) => month));
  const paidThrough = [...paidMonths].sort().at(-1) ?? first.month;
  // A month passed over stays owed on the employer's bill (allocation, validity); protection counts since the latest paid one.
  const unpaidMonths = unpaidMonthsOf(reading, { on, paidMonths, firstMonth: paidThrough }).length;
  const dueUsed = reading.take();
  reading.value(accumulate, on, 'on');
  const state = unpaidMonths === 0 ? 'ACTIVE' : 'ARREARS';
  const covered = state === 'ACTIVE' || reading.ask('puCoverageDuringArrears');
  const said = { dayOn: on, paidThroughMonth: paidThrough, unpaidMonths };
  const formula = state === 'ARREARS' ? 'protection_arrears_pu' : 'protection_active_pu';
  const never = { inactiveFrom: null, startsOn: null };
  return outcomeOf(reading, { state, covered, unpaidMonths, paidThrough, coveredFrom, ...never }, [
    beginningOf(coveredFrom, startUsed),
    { line: 'unpaidMonths', formula: 'protection_unpaid', facts: said, used: dueUsed },
    { line: 'state', formula, facts: said, used: reading.take() },
  ]);
}

/** Every month after the first paid one that stands unpaid though its due day has passed, however many. */
export function unpaidMonthsOf(
  reading: Reading,
  { on, paidMonths, firstMonth }: { on: string; paidMonths: ReadonlySet<string>; firstMonth: string },
): string[] {
  const following = Math.max(0, monthsBetween(firstMonth, monthOfDay(on)));
  return Array.from({ length: following }, (_, index) => addMonthsTo(firstMonth, index + 1)).filter(
    (month) => !paidMonths.has(month) && isPastDue(reading, { segment: 'PU', month, on, field: 'on' }),
  );
}

function later(one: string, other: string): string {
  return one > other ? one : other;
}
