import { type PlanLimit, type PlanProblem, regencyOf, roomsByRegency } from './plan-problem.ts';
import { spreadPlan, type VillagePlan } from './spread-plan.ts';

/** Limits that someone could decide otherwise; how many people and employers there are is nobody's decision. */
export const decidedLimits = [
  'quota',
  'floor',
  'yield',
  'capacity',
  'no_agents',
  'budget',
] as const satisfies PlanLimit[];
export type DecidedLimit = (typeof decidedLimits)[number];

/** The same problem without one of its limits; null where it has none such. The budget is no part of the problem, but of the goal. */
export function without(problem: PlanProblem, limit: Exclude<DecidedLimit, 'budget'>): PlanProblem | null {
  const { sponsorship, agents } = problem;
  const most = problem.villages.reduce((sum, { unprotected }) => sum + unprotected, 0);
  if (limit === 'quota' || limit === 'floor') {
    if (!sponsorship || (limit === 'floor' && sponsorship.floor === 0)) return null;
    const freed = limit === 'quota' ? { quota: most } : { floor: 0 };
    return { ...problem, sponsorship: { ...sponsorship, ...freed } };
  }
  if (!agents) return null;
  if (limit === 'yield') return { ...problem, agents: { ...agents, yieldPermille: 1000 } };
  const regencies = [...new Set(problem.villages.map(({ code }) => regencyOf(code)))];
  const freed = regencies.filter((one) => agents.capacityOf.has(one) === (limit === 'capacity'));
  if (freed.length === 0) return null;
  const capacityOf = new Map([...agents.capacityOf, ...freed.map((one) => [one, most] as const)]);
  return { ...problem, agents: { ...agents, capacityOf } };
}

/** In how many villages (regencies where agents bind) a choice of units stands at each limit. */
export function placesAtLimit(
  problem: PlanProblem,
  units: readonly number[],
): ReadonlyMap<PlanLimit, number> {
  const plans = spreadPlan(problem, units);
  const { sponsorship } = problem;
  const count = (isAt: (plan: VillagePlan) => boolean) => plans.filter(isAt).length;
  const places: readonly (readonly [PlanLimit, number])[] = [
    ['quota', count(({ sponsored }) => sponsored > 0 && sponsored === sponsorship?.quota)],
    ['floor', count(({ sponsored, room }) => sponsored > 0 && sponsored === room.leastSponsored)],
    [
      'people',
      count(
        ({ sponsored, members: won, room }) =>
          sponsored + won > 0 && sponsored + won === room.village.unprotected,
      ),
    ],
    ['yield', count(({ members: won, room }) => won > 0 && won === room.mostMembers)],
    ...regenciesAtLimit(problem, plans),
    ['gap', problem.employers ? count(({ visits, employers }) => visits > 0 && visits === employers) : 0],
  ];
  return new Map(places.filter(([, found]) => found > 0));
}

/** Regencies whose agents have no time left, and those without any agent, as far as someone there could be won. */
function regenciesAtLimit(problem: PlanProblem, plans: readonly VillagePlan[]) {
  const { agents } = problem;
  const winnable = [...roomsByRegency(problem)].filter(([, rooms]) =>
    rooms.some(({ mostMembers }) => mostMembers > 0),
  );
  const won = (regency: string) =>
    plans.reduce(
      (sum, { room, members }) => sum + (regencyOf(room.village.code) === regency ? members : 0),
      0,
    );
  const full = winnable.filter(([regency]) => won(regency) === agents?.capacityOf.get(regency));
  const empty = agents ? winnable.filter(([regency]) => !agents.capacityOf.has(regency)) : [];
  return [['capacity', full.length] as const, ['no_agents', empty.length] as const];
}
