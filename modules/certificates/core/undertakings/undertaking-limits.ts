import type { Certainty } from '#modules/rules/core/index.ts';

interface OwnLimit {
  readonly value: number;
  readonly certainty: Certainty;
  /** Why this number: no law gives one. */
  readonly basis: string;
}

/** Bounds of a conditional recommendation, by their first day. No law gives them: they are ours, and the page says so. */
export const undertakingLimits = {
  /** Longest time between filing and the last day promised. */
  mostDays: { value: 30, certainty: 'C', basis: 'PP 86/2013' },
  /** Months after a broken one in which none is accepted again. */
  monthsAfterBroken: { value: 6, certainty: 'C', basis: '' },
} as const satisfies Record<string, OwnLimit>;
