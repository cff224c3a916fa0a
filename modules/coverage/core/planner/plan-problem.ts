/** The three ways to bring people into cover that a plan weighs. */
export const planInstruments = ['sponsorship', 'agents', 'employers'] as const;
export type PlanInstrument = (typeof planInstruments)[number];

/**
 * What keeps a plan from doing more, or from doing it cheaper: the most sponsored in a village, the fewest, people who lack
 * cover there, those whom agents win over, what the agents of a regency have time for, regencies without an agent, employers
 * known to report too few.
 */
export const planLimits = [
  'quota',
  'floor',
  'people',
  'yield',
  'capacity',
  'no_agents',
  'gap',
  'budget',
] as const;
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
        /** Members that the agents of a regency have time to win until the date; a regency without an agent is not in it. */
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

/** So many units of one instrument, between what must and may be. */
export interface PlanOption extends PlanPrice {
  readonly instrument: PlanInstrument;
  /** Sponsorship and agents: the regency. Employers: empty, for a visit brings the same wherever it is. */
  readonly regency: string;
  /** Employers: workers that each of them does not report; else 0. */
  readonly missing: number;
  readonly least: number;
  readonly most: number;
}

/** What every plan of a problem chooses from: the options, and the sums of them that are bounded. */
export interface PlanChoices {
  readonly options: readonly PlanOption[];
  readonly sums: readonly { readonly options: readonly number[]; readonly most: number }[];
}

/** What one village has room for. */
export interface VillageRoom {
  readonly village: PlanVillage;
  readonly leastSponsored: number;
  readonly mostSponsored: number;
  readonly mostMembers: number;
  /** Sponsored and members together: nobody is both. */
  readonly mostTogether: number;
}

/** The bounds of one village, each no wider than the others allow. */
export function roomOf({ sponsorship, agents }: PlanProblem, village: PlanVillage): VillageRoom {
  const { unprotected } = village;
  const mostSponsored = Math.min(sponsorship?.quota ?? 0, unprotected);
  const leastSponsored = Math.min(sponsorship?.floor ?? 0, mostSponsored);
  const winnable = Math.floor((unprotected * (agents?.yieldPermille ?? 0)) / 1000);
  const mostMembers = Math.min(winnable, unprotected - leastSponsored);
  const mostTogether = Math.min(unprotected, mostSponsored + mostMembers);
  return { village, leastSponsored, mostSponsored, mostMembers, mostTogether };
}

/** The villages of each regency with their bounds. */
export function roomsByRegency(problem: PlanProblem): ReadonlyMap<string, readonly VillageRoom[]> {
  return Map.groupBy(
    problem.villages.map((village) => roomOf(problem, village)),
    ({ village }) => regencyOf(village.code),
  );
}

/**
 * The options of a problem in a fixed order. Villages of a regency stand in one option each for sponsorship and agents:
 * their bounds are those of a generalised polymatroid, so whatever whole numbers the sums of the bounds allow can be spread
 * over the villages again (`spreadPlan`), and nothing is lost. Source: Frank, Connections in Combinatorial Optimization, 14.
 */
export function choicesOf(problem: PlanProblem): PlanChoices {
  const { sponsorship, agents, employers } = problem;
  const options: PlanOption[] = [];
  const sums: PlanChoices['sums'][number][] = [];
  for (const [regency, rooms] of roomsByRegency(problem)) {
    const total = (part: Exclude<keyof VillageRoom, 'village'>) =>
      rooms.reduce((sum, room) => sum + room[part], 0);
    const first = options.length;
    const place = { regency, missing: 0 };
    if (sponsorship) {
      const { unitIdr, gainMilli } = sponsorship;
      const bounds = { least: total('leastSponsored'), most: total('mostSponsored') };
      options.push({ instrument: 'sponsorship', ...place, unitIdr, gainMilli, ...bounds });
    }
    if (agents) {
      const { unitIdr, gainMilli } = agents;
      const most = Math.min(total('mostMembers'), agents.capacityOf.get(regency) ?? 0);
      options.push({ instrument: 'agents', ...place, unitIdr, gainMilli, least: 0, most });
    }
    if (sponsorship && agents) sums.push({ options: [first, first + 1], most: total('mostTogether') });
  }
  if (employers)
    for (const [missing, most] of employersByMissing(problem))
      options.push({
        ...{ instrument: 'employers', regency: '', missing, least: 0, most },
        ...{ unitIdr: employers.unitIdr, gainMilli: employers.gainMilli * missing },
      });
  return { options, sums };
}

/** Employers of the whole area by how many workers they do not report. */
function employersByMissing({ villages }: PlanProblem): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const { missing, count } of villages.flatMap(({ employers }) => employers))
    counts.set(missing, (counts.get(missing) ?? 0) + count);
  return counts;
}

/** The regency (`51.71`) of a village. */
export function regencyOf(village: string): string {
  return village.slice(0, 5);
}
