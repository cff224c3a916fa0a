/** What came of asking a worker to go on by himself; an empty one: asked, no answer yet. */
export const handoverOutcomes = [
  'continues',
  'refuses',
  'wage_earner',
  'moved',
  'died',
  'not_reached',
  'sponsored_again',
] as const;

export type HandoverOutcome = (typeof handoverOutcomes)[number];

/** The work lists of the hand-over: to be asked before the end, after it, and those who answered. */
export const handoverTabs = ['ending', 'ended', 'answered'] as const;

export type HandoverTab = (typeof handoverTabs)[number];

/** By what the conversion rate is told. */
export const rateKinds = ['village', 'agent', 'occupation', 'all'] as const;

/**
 * Share of those who went on by themselves, in whole percent, or null while nobody's three months are over. Whoever has
 * not paid and still may is not counted against it.
 */
export function conversionPercent({
  ended,
  converted,
  waiting,
}: {
  readonly ended: number;
  readonly converted: number;
  readonly waiting: number;
}): number | null {
  const decided = ended - waiting;
  return decided <= 0 ? null : Math.round((100 * converted) / decided);
}

/** Days from a day to the last day of a term; negative once it is over. */
export function daysUntil(today: string, endsOn: string): number {
  return Math.round((Date.parse(`${endsOn}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / 86_400_000);
}
