import { type PlanLimit, type PlanProblem, regencyOf, roomsByRegency } from './plan-problem.ts';
import { spreadPlan } from './spread-plan.ts';

/** Limits that someone could decide otherwise; how many people and employers there are is nobody's decision. */
export const decidedLimits = ['quota', 'floor', 'yield', 'capacity', 'budget'] as const satisfies PlanLimit[];
export type DecidedLimit = (typeof decidedLimits)[number];

/** The same problem without one of its limits. The budget is no part of the problem, but of the goal. */
export function without(problem: PlanProblem, limit: DecidedLimit): PlanProblem {
  const { sponsorship, agents } = problem;
  const most = problem.villages.reduce((sum, { unprotected }) => sum + unprotected, 0);
  if (sponsorship && limit === 'quota') return { ...problem, sponsorship: { ...sponsorship, quota: most } };
  if (sponsorship && limit === 'floor') return { ...problem, sponsorship: { ...sponsorship, floor: 0 } };
  if (agents && limit === 'yield') return { ...problem, agents: { ...agents, yieldPermille: 1000 } };
  if (agents && limit === 'capacity') {
    const capacityOf = new Map(problem.villages.map(({ code }) => [regencyOf(code), most]));
    return { ...problem, agents: { ...agents, capacityOf } };
  }
  return problem;
}

/** In how many villages (regencies for the time of agents) a choice of units stands at each limit. */
export function placesAtLimit(
  problem: PlanProblem,
  units: readonly number[],
): ReadonlyMap<PlanLimit, number> {
  const plans = spreadPlan(problem, units);
  const { sponsorship, agents } = problem;
  const count = (isAt: (plan: (typeof plans)[number]) => boolean) => plans.filter(isAt).length;
  const members = (regency: string) =>
    plans.reduce(
      (sum, { room, members: won }) => sum + (regencyOf(room.village.code) === regency ? won : 0),
      0,
    );
  const full = [...roomsByRegency(problem)].filter(([regency, rooms]) => {
    const most = agents?.capacityOf.get(regency) ?? 0;
    return members(regency) === most && rooms.some(({ mostMembers }) => mostMembers > 0);
  });
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
    ['capacity', agents ? full.length : 0],
    ['gap', problem.employers ? count(({ visits, employers }) => visits > 0 && visits === employers) : 0],
  ];
  return new Map(places.filter(([, found]) => found > 0));
}
