import {
  firstDayOf,
  type Outcome,
  outcomeOf,
  parameter,
  type Reading,
  text,
  type Working,
} from '#modules/rules/core/law/index.ts';
import type { PaymentHistory } from './payments.ts';

const protectionStarts = parameter('protection-starts', text);

export const protectionStates = ['ACTIVE', 'ARREARS', 'INACTIVE', 'NEVER'] as const;
export type ProtectionState = (typeof protectionStates)[number];

/** Whether a worker is protected on a day (CONTRACT 4.1). */
export interface ProtectionResult {
  readonly state: ProtectionState;
  /** Whether a claim of that day would be covered. */
  readonly covered: boolean | 'depends_on_switch';
  readonly unpaidMonths: number;
  /** Latest paid month of the present streak, of the last one when INACTIVE. */
  readonly paidThrough: string | null;
  readonly coveredFrom: string | null;
  /** The day INACTIVE begins, or began; null where it never does. */
  readonly inactiveFrom: string | null;
  /** The day cover begins by what is paid already, while it has not or has ended; else null. */
  readonly startsOn: string | null;
}

/** What the workings of a state are told with. */
export const stateFormulas = {
  ACTIVE: 'protection_active',
  ARREARS: 'protection_arrears',
  INACTIVE: 'protection_inactive',
  NEVER: 'protection_never',
} as const satisfies Record<ProtectionState, string>;

/** Reads when protection starts; refuses days and months before the law's first, naming the one at fault: `field` that of the day. */
export function startOfLaw(
  reading: Reading,
  { on, payments }: Pick<PaymentHistory, 'on' | 'payments'>,
  field = 'on',
): void {
  reading.value(protectionStarts, on, field);
  for (const [index, { month }] of payments.entries())
    reading.value(protectionStarts, firstDayOf(month), `payments[${index}].month`);
}

/** The answer for someone whose cover has not begun. */
export function neverProtected(
  reading: Reading,
  { on, used, startsOn }: { on: string; used: Working['used']; startsOn: string | null },
): Outcome<ProtectionResult> {
  const nothing = { paidThrough: null, coveredFrom: null, inactiveFrom: null };
  return outcomeOf(reading, { state: 'NEVER', covered: false, unpaidMonths: 0, ...nothing, startsOn }, [
    { line: 'state', formula: stateFormulas.NEVER, facts: { dayOn: on }, used },
  ]);
}

/** The working of the day cover began. */
export function beginningOf(coveredFrom: string, used: Working['used']): Working {
  return {
    line: 'coveredFrom',
    formula: 'protection_begins',
    facts: { coveredFromOn: coveredFrom },
    used,
  };
}
