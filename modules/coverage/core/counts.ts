import type { FactSegment, ShownSegment } from './cells.ts';

/** Workers by cell segment. */
export type FactCounts = Readonly<Record<FactSegment, number>>;

/** Workers by shown segment. */
export type ShownCounts = Readonly<Record<ShownSegment, number>>;

export const noFactCounts: FactCounts = { PU: 0, BPU: 0, 'PU+BPU': 0 };

/** PU and BPU each include those with both; ALL counts each worker once. */
export function shownCounts(counts: FactCounts): ShownCounts {
  const both = counts['PU+BPU'];
  return { ALL: counts.PU + counts.BPU + both, PU: counts.PU + both, BPU: counts.BPU + both };
}

/** Cell by cell sum. */
export function addCounts(left: FactCounts, right: FactCounts): FactCounts {
  return {
    PU: left.PU + right.PU,
    BPU: left.BPU + right.BPU,
    'PU+BPU': left['PU+BPU'] + right['PU+BPU'],
  };
}

/** Cell by cell difference. */
export function subtractCounts(left: FactCounts, right: FactCounts): FactCounts {
  return {
    PU: left.PU - right.PU,
    BPU: left.BPU - right.BPU,
    'PU+BPU': left['PU+BPU'] - right['PU+BPU'],
  };
}

/**
 * A percentage with one decimal as text (`39.4`), by integer arithmetic, rounded half up.
 *
 * @returns null without a denominator, or with one that is not positive
 */
export function percentText(numerator: number, denominator: number | null): string | null {
  if (denominator === null || denominator <= 0) return null;
  // Of whole numbers below 2^53 no quotient is rounded up to the next whole one.
  const perMille = Math.floor((numerator * 2000 + denominator) / (denominator * 2));
  return `${Math.floor(perMille / 10)}.${perMille % 10}`;
}
