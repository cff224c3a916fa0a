import {
  addMonthsTo,
  count,
  firstDayOf,
  type Outcome,
  outcomeOf,
  parameter,
  type Reading,
  type Working,
} from '#modules/rules/core/law/index.ts';
import {
  type CoverHistory,
  coverHistory,
  inactiveFromOf,
  type LapseAfter,
  paidThroughOf,
  type Streak,
} from './cover-history.ts';
import { isPastDue } from './due-day.ts';
import type { PaymentHistory } from './payments.ts';
import {
  beginningOf,
  neverProtected,
  type ProtectionResult,
  type ProtectionState,
  startOfLaw,
  stateFormulas,
} from './protection-state.ts';

const lapseAfterMonths = parameter('bpu-lapse-after-months', count);

/** The protection of a BPU worker on a day: it lapses after months unpaid, and a new payment begins it anew. */
export function bpuProtection(reading: Reading, facts: PaymentHistory): Outcome<ProtectionResult> {
  startOfLaw(reading, facts);
  const startUsed = reading.take();
  const lapseAfter = lapseAfterBy(reading);
  const history = coverHistory(facts, lapseAfter);
  return history.streak
    ? withinOrAfter(reading, { on: facts.on, history, streak: history.streak, lapseAfter, startUsed })
    : neverProtected(reading, { on: facts.on, used: startUsed, startsOn: startOf(history) });
}

/** The law's number of unpaid months that end the cover of a BPU worker, by month. */
export function lapseAfterBy(reading: Reading): LapseAfter {
  return (month) => reading.value(lapseAfterMonths, firstDayOf(month), 'payments');
}

interface Streaked {
  readonly on: string;
  readonly history: CoverHistory;
  readonly streak: Streak;
  readonly lapseAfter: LapseAfter;
  readonly startUsed: Working['used'];
}

function withinOrAfter(reading: Reading, facts: Streaked): Outcome<ProtectionResult> {
  const { on, history, streak, lapseAfter, startUsed } = facts;
  const paidThrough = paidThroughOf(streak);
  const inactiveFrom = inactiveFromOf(streak, lapseAfter);
  const most = lapseAfter(paidThrough);
  const lapseUsed = reading.take();
  const unpaidMonths = history.isOpen ? unpaidMonthsOf(reading, { on, paidThrough, most }) : most;
  const dueUsed = reading.take();
  const state = stateOf(history, unpaidMonths);
  const covered = isCovered(reading, state);
  const said = { dayOn: on, paidThroughMonth: paidThrough, unpaidMonths, inactiveFromOn: inactiveFrom };
  return outcomeOf(
    reading,
    {
      state,
      covered,
      unpaidMonths,
      paidThrough,
      coveredFrom: streak.coveredFrom,
      inactiveFrom,
      startsOn: history.isOpen ? null : startOf(history),
    },
    [
      beginningOf(streak.coveredFrom, startUsed),
      { line: 'unpaidMonths', formula: 'protection_unpaid', facts: said, used: [...lapseUsed, ...dueUsed] },
      { line: 'state', formula: stateFormulas[state], facts: said, used: lapseUsed },
    ],
  );
}

/** Months after the latest paid one whose due day has passed, at most those that end the cover. */
function unpaidMonthsOf(
  reading: Reading,
  { on, paidThrough, most }: { on: string; paidThrough: string; most: number },
): number {
  const following = Array.from({ length: most }, (_, index) => addMonthsTo(paidThrough, index + 1));
  const firstOpen = following.findIndex(
    (month) => firstDayOf(month) > on || !isPastDue(reading, { segment: 'BPU', month, on, field: 'on' }),
  );
  return firstOpen < 0 ? most : firstOpen;
}

/** The first day of the earliest month paid ahead: when cover begins, or begins anew. */
function startOf({ ahead: [next] }: CoverHistory): string | null {
  return next === undefined ? null : firstDayOf(next);
}

function stateOf({ isOpen }: CoverHistory, unpaidMonths: number): ProtectionState {
  if (!isOpen) return 'INACTIVE';
  return unpaidMonths === 0 ? 'ACTIVE' : 'ARREARS';
}

function isCovered(reading: Reading, state: ProtectionState): ProtectionResult['covered'] {
  if (state !== 'ARREARS') return state === 'ACTIVE';
  const choice = reading.ask('coverageDuringArrears');
  return choice === 'undecided' ? 'depends_on_switch' : choice === 'covered';
}
