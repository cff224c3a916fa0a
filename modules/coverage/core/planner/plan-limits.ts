import { choicesOf, type PlanLimit, type PlanProblem, regencyOf } from './plan-problem.ts';

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
  const places = new Map<PlanLimit, Set<string>>();
  const add = (limit: PlanLimit, place: string) =>
    places.set(limit, (places.get(limit) ?? new Set()).add(place));
  const { options, sums } = choicesOf(problem);
  const people = new Map(problem.villages.map(({ code, unprotected }) => [code, unprotected]));
  const used = new Map<string, number>();
  options.forEach(({ instrument, village, least, most }, at) => {
    const taken = units[at] ?? 0;
    if (instrument !== 'employers') used.set(village, (used.get(village) ?? 0) + taken);
    if (instrument === 'sponsorship' && taken > 0 && taken === problem.sponsorship?.quota)
      add('quota', village);
    if (instrument === 'sponsorship' && least > 0 && taken === least) add('floor', village);
    if (instrument === 'agents' && most > 0 && taken === most) add('yield', village);
    if (instrument === 'employers' && most > 0 && taken === most) add('gap', village);
  });
  for (const [village, taken] of used) if (taken > 0 && taken === people.get(village)) add('people', village);
  for (const sum of sums.filter(({ limit }) => limit === 'capacity')) {
    const taken = sum.options.reduce((all, at) => all + (units[at] ?? 0), 0);
    const [first = 0] = sum.options;
    if (taken === sum.most) add('capacity', regencyOf(options[first]?.village ?? ''));
  }
  return new Map([...places].map(([limit, those]) => [limit, those.size]));
}
