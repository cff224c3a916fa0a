/** The three ways to bring people into cover that a plan weighs. */
export const planInstruments = ['sponsorship', 'agents', 'employers'] as const;
export type PlanInstrument = (typeof planInstruments)[number];

/**
 * What keeps a plan from doing more, or from doing it cheaper: the most sponsored in a village, the fewest, people who lack
 * cover there, those whom agents win over, what the agents of a regency have time for, employers known to report too few.
 */
export const planLimits = ['quota', 'floor', 'people', 'yield', 'capacity', 'gap', 'budget'] as const;
export type PlanLimit = (typeof planLimits)[number];

/** A village as a plan sees it. */
export interface PlanVillage {
  readonly code: string;
  /** Workers who pay for themselves, or would, and are not protected. */
  readonly unprotected: number;
  /** Employers who report fewer workers than they state, by how many are missing. */
  readonly employers: readonly { readonly missing: number; readonly count: number }[];
}

/** What one unit of an instrument costs, and how many thousandths of a worker it brings at the date of the target. */
export interface PlanPrice {
  readonly unitIdr: bigint;
  readonly gainMilli: number;
}

/** A plan as a question: where, what may be done, at what price. */
export interface PlanProblem {
  readonly villages: readonly PlanVillage[];
  /** A worker sponsored for the whole term; null: not part of the plan. */
  readonly sponsorship: (PlanPrice & { readonly quota: number; readonly floor: number }) | null;
  /** A member won by an agent. */
  readonly agents:
    | (PlanPrice & {
        /** Of 1,000 who are not protected, so many are won over at most. */
        readonly yieldPermille: number;
        /** Members that the agents of a regency have time to win until the date; none where it has no agent. */
        readonly capacityOf: ReadonlyMap<string, number>;
      })
    | null;
  /** A visit to an employer; the gain is that of each worker whom he does not report. */
  readonly employers: PlanPrice | null;
}

/** Cheapest: at least so many thousandths of a worker, as cheaply as can be. Most: as many as the money buys. */
export type PlanGoal =
  | { readonly kind: 'cheapest'; readonly needMilli: number; readonly budgetIdr: bigint | null }
  | { readonly kind: 'most'; readonly budgetIdr: bigint | null };

/** So many units of one instrument in one village, between what it must and may be. */
export interface PlanOption extends PlanPrice {
  readonly instrument: PlanInstrument;
  readonly village: string;
  readonly least: number;
  readonly most: number;
}

/** What every plan of a problem chooses from: the options, and the sums of them that are bounded. */
export interface PlanChoices {
  readonly options: readonly PlanOption[];
  readonly sums: readonly {
    readonly limit: 'people' | 'capacity';
    readonly options: readonly number[];
    readonly most: number;
  }[];
}

/** The options of a problem in a fixed order: by village, by instrument. */
export function choicesOf(problem: PlanProblem): PlanChoices {
  const options: PlanOption[] = [];
  const sums: PlanChoices['sums'][number][] = [];
  const byRegency = new Map<string, number[]>();
  for (const village of problem.villages) {
    const own = optionsOf(problem, village);
    const first = options.length;
    options.push(...own);
    const ofPeople = own.flatMap(({ instrument }, at) => (instrument === 'employers' ? [] : [first + at]));
    if (ofPeople.length > 1) sums.push({ limit: 'people', options: ofPeople, most: village.unprotected });
    const agents = own.findIndex(({ instrument }) => instrument === 'agents');
    if (agents >= 0) {
      const regency = regencyOf(village.code);
      byRegency.set(regency, [...(byRegency.get(regency) ?? []), first + agents]);
    }
  }
  for (const [regency, members] of byRegency)
    sums.push({
      limit: 'capacity',
      options: members,
      most: problem.agents?.capacityOf.get(regency) ?? 0,
    });
  return { options, sums };
}

function optionsOf({ sponsorship, agents, employers }: PlanProblem, village: PlanVillage): PlanOption[] {
  const { code, unprotected } = village;
  const options: PlanOption[] = [];
  if (sponsorship) {
    const most = Math.min(sponsorship.quota, unprotected);
    const { unitIdr, gainMilli, floor } = sponsorship;
    options.push({
      ...{ instrument: 'sponsorship', village: code, unitIdr, gainMilli },
      ...{ least: Math.min(floor, most), most },
    });
  }
  if (agents) {
    const { unitIdr, gainMilli } = agents;
    const most = Math.floor((unprotected * agents.yieldPermille) / 1000);
    options.push({ instrument: 'agents', village: code, unitIdr, gainMilli, least: 0, most });
  }
  if (employers)
    for (const { missing, count } of village.employers)
      options.push({
        ...{ instrument: 'employers', village: code, least: 0, most: count },
        ...{ unitIdr: employers.unitIdr, gainMilli: employers.gainMilli * missing },
      });
  return options;
}

/** The regency (`51.71`) of a village. */
export function regencyOf(village: string): string {
  return village.slice(0, 5);
}
