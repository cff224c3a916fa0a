import {
  choicesOf,
  type PlanInstrument,
  type PlanProblem,
  roomsByRegency,
  type VillageRoom,
} from './plan-problem.ts';

/** What a plan does in one village. */
export interface VillagePlan {
  readonly room: VillageRoom;
  readonly sponsored: number;
  readonly members: number;
  /** Employers visited, and the workers together that they do not report. */
  readonly visits: number;
  readonly missing: number;
  /** Employers who report too few, visited or not. */
  readonly employers: number;
}

/**
 * Spreads the units of each option over the villages, where most lack cover first: every village within its bounds, every
 * unit placed.
 */
export function spreadPlan(problem: PlanProblem, units: readonly number[]): VillagePlan[] {
  const { options } = choicesOf(problem);
  const unitsOf = (instrument: PlanInstrument, regency: string) =>
    options.reduce(
      (sum, one, at) =>
        one.instrument === instrument && one.regency === regency ? sum + (units[at] ?? 0) : sum,
      0,
    );
  const visits = new Map(
    options.flatMap(({ instrument, missing }, at) =>
      instrument === 'employers' ? [[missing, units[at] ?? 0] as const] : [],
    ),
  );
  const plans = [...roomsByRegency(problem)].flatMap(([regency, rooms]) =>
    spreadRegency(rooms, unitsOf('sponsorship', regency), unitsOf('agents', regency)),
  );
  return plans.map((plan) => ({ ...plan, ...visitsIn(plan.room, visits) }));
}

type PeoplePlan = Pick<VillagePlan, 'room' | 'sponsored' | 'members'>;

function spreadRegency(rooms: readonly VillageRoom[], sponsored: number, members: number): PeoplePlan[] {
  const ordered = rooms.toSorted((one, other) => other.village.unprotected - one.village.unprotected);
  // Members first where they take no place that sponsorship could fill, then where they do, then the sponsored.
  const freely = fill(ordered, members, (room) =>
    Math.min(room.mostMembers, room.village.unprotected - room.mostSponsored),
  );
  const placed = sumOf(freely);
  const besides = fill(ordered, members - placed, (room, at) => room.mostMembers - (freely[at] ?? 0));
  const won = ordered.map((_, at) => (freely[at] ?? 0) + (besides[at] ?? 0));
  const fewest = ordered.map(({ leastSponsored }) => leastSponsored);
  const more = fill(
    ordered,
    sponsored - sumOf(fewest),
    (room, at) =>
      Math.min(room.mostSponsored, room.village.unprotected - (won[at] ?? 0)) - room.leastSponsored,
  );
  if (sumOf(won) !== members || sumOf(fewest) + sumOf(more) !== sponsored)
    throw new Error('a plan cannot be spread over its villages');
  return ordered.map((room, at) => ({
    room,
    members: won[at] ?? 0,
    sponsored: (fewest[at] ?? 0) + (more[at] ?? 0),
  }));
}

function fill(
  rooms: readonly VillageRoom[],
  amount: number,
  most: (room: VillageRoom, at: number) => number,
): number[] {
  let left = amount;
  return rooms.map((room, at) => {
    const taken = Math.max(0, Math.min(left, most(room, at)));
    left -= taken;
    return taken;
  });
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/** Visits of this village; what is taken is taken from those that are left. */
function visitsIn({ village }: VillageRoom, left: Map<number, number>) {
  let visits = 0;
  let workers = 0;
  for (const { missing, count } of village.employers) {
    const taken = Math.min(count, left.get(missing) ?? 0);
    left.set(missing, (left.get(missing) ?? 0) - taken);
    visits += taken;
    workers += taken * missing;
  }
  return {
    visits,
    missing: workers,
    employers: village.employers.reduce((sum, { count }) => sum + count, 0),
  };
}
