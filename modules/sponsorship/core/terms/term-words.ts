/** Why a term ends before its last month; what is left of it goes to another worker. */
export const releaseReasons = ['died', 'moved', 'wage_earner', 'refused', 'other'] as const;

export type ReleaseReason = (typeof releaseReasons)[number];

/** Lists that are made out of a running one. */
export const followingKinds = ['replacement', 'top_up', 'extension'] as const;

export type FollowingKind = (typeof followingKinds)[number];

/** How a term stands; `endedAfter`: the last month that stays the sponsor's when it ended early. */
export interface TermSpan {
  readonly state: 'waiting' | 'running' | 'released';
  readonly firstMonth: string;
  readonly lastMonth: string;
  readonly endedAfter: string;
}

/** Last month that a sponsor pays, or null where an early end left nothing of the term. */
export function lastPaidMonth({ state, firstMonth, lastMonth, endedAfter }: TermSpan): string | null {
  if (state !== 'released') return lastMonth;
  return endedAfter < firstMonth ? null : endedAfter;
}
