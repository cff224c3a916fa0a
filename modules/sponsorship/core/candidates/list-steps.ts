/** The way of a list of candidates, in order; a list that was given back stands at its first step again. */
export const listSteps = ['draft', 'proposed', 'verified', 'approved', 'billed', 'paid'] as const;

export type ListStep = (typeof listSteps)[number];

type StepStanding = 'done' | 'now' | 'ahead';

/** Where each step stands for a list in that state; none for one that was withdrawn. A paid list is done wholly. */
export function standingOfSteps(state: string): readonly { step: ListStep; standing: StepStanding }[] {
  const at = listSteps.findIndex((step) => step.valueOf() === state);
  if (at < 0) return [];
  return listSteps.map((step, index) => {
    if (index < at || state === 'paid') return { step, standing: 'done' };
    return { step, standing: index === at ? 'now' : 'ahead' };
  });
}

/** States in which people are put on a list and taken off it; later it is frozen. */
const openStates: readonly string[] = ['draft', 'proposed', 'verified'];

/** Whether people may still be put on a list of this state and taken off it. */
export function isOpenList(state: string): boolean {
  return openStates.includes(state);
}

interface Places {
  readonly quota: number;
  readonly payable: number;
  readonly reserve: number;
}

/** What the places of a quota hold: taken, free, and how many wait in turn. Never less than nothing. */
export function meterOf({ quota, payable, reserve }: Places) {
  const taken = Math.min(payable, quota);
  return { taken, free: Math.max(0, quota - taken), waiting: reserve };
}
