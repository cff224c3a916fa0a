import type { ProtectionResult } from '#modules/rules/core/index.ts';
import { addMonths } from '#platform/core/month.ts';

type Covered = ProtectionResult['covered'];

/** Protected, not, or the law does not say (arrears). */
export type CoverAnswer = 'yes' | 'no' | 'open';

/** Whether someone enrolled in several ways is covered: one that covers is enough. */
export function coverAnswer(covered: readonly Covered[]): CoverAnswer {
  if (covered.includes(true)) return 'yes';
  return covered.includes('depends_on_switch') ? 'open' : 'no';
}

/** A membership as far as cover asks: from its first to its last day. */
export interface MembershipSpan {
  readonly segment: 'PU' | 'BPU';
  readonly openedOn: string;
  readonly endedOn: string | null;
}

/** True when every membership of the segment that had begun by the day was over before it: what is paid then covers no more. */
export function hasEnded(spans: readonly MembershipSpan[], on: string): boolean {
  const begun = spans.filter(({ openedOn }) => openedOn <= on);
  return begun.length > 0 && begun.every(({ endedOn }) => endedOn !== null && endedOn < on);
}

/** The months that someone in arrears owes: those that follow the last paid one. */
export function monthsInArrears(segment: {
  readonly state: string;
  readonly paidThrough: string | null;
  readonly unpaidMonths: number;
}): string[] {
  const { state, paidThrough, unpaidMonths } = segment;
  if (state !== 'ARREARS' || paidThrough === null) return [];
  return Array.from({ length: unpaidMonths }, (_, index) => addMonths(paidThrough, index + 1));
}
