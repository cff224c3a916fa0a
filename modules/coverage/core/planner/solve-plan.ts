import type { ProgrammeAnswer, SolveProgramme } from '#platform/core/integer-programme.ts';
import { type DecidedLimit, decidedLimits, placesAtLimit, without } from './plan-limits.ts';
import {
  choicesOf,
  type PlanChoices,
  type PlanGoal,
  type PlanLimit,
  type PlanProblem,
} from './plan-problem.ts';
import { type PlanSum, programmeOf, sumOf } from './plan-programme.ts';

/** A plan as found: units of each option in the order of `choicesOf`. */
export interface FoundPlan extends PlanSum {
  readonly units: readonly number[];
  /** False: time ran out; `bound` says how much better a plan could be. */
  readonly isProved: boolean;
  /** Rupiah that no plan goes below (cheapest), or thousandths of a worker that none goes beyond (most); null: not known. */
  readonly bound: number | null;
}

/** A limit at which the plan stands. */
export interface StandingLimit {
  readonly limit: PlanLimit;
  /** Villages, for `capacity` and `no_agents` regencies; 1 for the budget. */
  readonly places: number;
  /** What would be won without it, in rupiah (cheapest) or thousandths of a worker (most); null: nobody's to decide, or time ran out. */
  readonly worth: number | null;
}

/** What would help where the target cannot be reached. */
export interface WayOut {
  readonly limit: DecidedLimit;
  /** What the target then costs; null: it stays out of reach. */
  readonly totalIdr: bigint | null;
}

export interface SolvedPlan {
  readonly plan: FoundPlan | null;
  readonly limits: readonly StandingLimit[];
  /** What so much more money brings, in thousandths of a worker; null: time ran out. */
  readonly next: { readonly stepIdr: bigint; readonly gainMilli: number } | null;
  /** Where no plan is possible: the most that is, and which limits would have to give. */
  readonly refusal: {
    /** Null: the fewest in every village alone cost more than the budget. */
    readonly most: PlanSum | null;
    /** The fewest in every village cost this. */
    readonly floorIdr: bigint;
    readonly waysOut: readonly WayOut[];
  } | null;
  readonly seconds: number;
}

/** Of the whole time, the first question may take this share, so that some is left for what binds. */
const firstShare = 0.6;
/** Less is not worth asking for. */
const leastSeconds = 0.05;

interface Asked {
  readonly solve: SolveProgramme;
  readonly seconds: number;
  /** The step that `next` is told for. */
  readonly stepIdr: bigint;
}

/**
 * The best plan of a goal, exactly: of all cheapest ones the one that brings most, of all that bring most the cheapest. Then
 * what keeps it from being better, and what the next rupiah brings, each by solving again with that changed.
 */
export async function solvePlan(problem: PlanProblem, goal: PlanGoal, asked: Asked): Promise<SolvedPlan> {
  const clock = clockOf(asked);
  const choices = choicesOf(problem);
  const first = await clock.solve(choices, goal, firstShare);
  if (first === 'infeasible') return { ...(await refused(problem, goal, clock)), seconds: clock.used() };
  if (first === null) return { ...nothing, seconds: clock.used() };
  const plan = await settled(choices, goal, { first, clock });
  const next = await nextStep(choices, goal, { plan, clock, stepIdr: asked.stepIdr });
  const limits = await standing(problem, goal, { plan, clock });
  return { plan, limits, next, refusal: null, seconds: clock.used() };
}

const nothing = { plan: null, limits: [], next: null, refusal: null } as const;

type Found = FoundPlan | 'infeasible' | null;

/** Keeps the time: each question gets what is left of it. */
function clockOf({ solve, seconds }: Asked) {
  let used = 0;
  return {
    used: () => used,
    /** Null: no time, or none found in it. */
    solve: async (choices: PlanChoices, goal: PlanGoal, share = 1): Promise<Found> => {
      const left = (seconds - used) * share;
      if (left < leastSeconds) return null;
      const { programme, scale } = programmeOf(choices, goal);
      const answer = await solve(programme, left);
      used += answer.seconds;
      return foundOf(choices, answer, scale);
    },
  };
}

type Clock = ReturnType<typeof clockOf>;

function foundOf(choices: PlanChoices, { status, values, bound }: ProgrammeAnswer, scale: number): Found {
  if (status === 'infeasible') return 'infeasible';
  if (values === null) {
    if (status === 'optimal') throw new Error('the solver called a choice the best that breaks a rule');
    return null;
  }
  return {
    ...sumOf(choices.options, values),
    units: values,
    isProved: status === 'optimal',
    bound: bound === null ? null : bound * scale,
  };
}

/** Among equals the better one by the other measure. */
async function settled(
  choices: PlanChoices,
  goal: PlanGoal,
  { first, clock }: { readonly first: FoundPlan; readonly clock: Clock },
): Promise<FoundPlan> {
  if (!first.isProved) return first;
  const turned: PlanGoal =
    goal.kind === 'cheapest'
      ? { kind: 'most', budgetIdr: first.totalIdr }
      : { kind: 'cheapest', needMilli: first.gainMilli, budgetIdr: goal.budgetIdr };
  const second = await clock.solve(choices, turned);
  if (second === null || second === 'infeasible') return first;
  return { ...second, bound: first.bound, isProved: true };
}

async function nextStep(
  choices: PlanChoices,
  goal: PlanGoal,
  { plan, clock, stepIdr }: { readonly plan: FoundPlan; readonly clock: Clock; readonly stepIdr: bigint },
) {
  if (!plan.isProved) return null;
  const spent = goal.kind === 'most' && goal.budgetIdr !== null ? goal.budgetIdr : plan.totalIdr;
  const more = await clock.solve(choices, { kind: 'most', budgetIdr: spent + stepIdr });
  if (more === null || more === 'infeasible' || !more.isProved) return null;
  return { stepIdr, gainMilli: more.gainMilli - plan.gainMilli };
}

async function standing(
  problem: PlanProblem,
  goal: PlanGoal,
  { plan, clock }: { readonly plan: FoundPlan; readonly clock: Clock },
): Promise<StandingLimit[]> {
  const places = new Map(placesAtLimit(problem, plan.units));
  if (goal.kind === 'most' && goal.budgetIdr !== null) places.set('budget', 1);
  const limits: StandingLimit[] = [];
  for (const [limit, count] of places) {
    const decided = decidedLimits.find((one) => one === limit);
    const worth = decided === undefined ? null : await worthOf(problem, goal, { decided, plan, clock });
    if (worth !== 0) limits.push({ limit, places: count, worth });
  }
  return limits;
}

/** What would be won without a limit; null: not proved in time. */
async function worthOf(
  problem: PlanProblem,
  goal: PlanGoal,
  { decided, plan, clock }: { decided: DecidedLimit; plan: FoundPlan; clock: Clock },
): Promise<number | null> {
  const freed = await freedOf(problem, goal, { decided, clock });
  if (!plan.isProved || freed === null || freed === 'infeasible' || !freed.isProved) return null;
  return goal.kind === 'cheapest' ? Number(plan.totalIdr - freed.totalIdr) : freed.gainMilli - plan.gainMilli;
}

async function freedOf(
  problem: PlanProblem,
  goal: PlanGoal,
  { decided, clock }: { readonly decided: DecidedLimit; readonly clock: Clock },
): Promise<Found> {
  if (decided === 'budget')
    return goal.budgetIdr === null ? null : clock.solve(choicesOf(problem), { ...goal, budgetIdr: null });
  const freed = without(problem, decided);
  return freed && clock.solve(choicesOf(freed), goal);
}

/** Why there is no plan: the most that is possible, and what would have to give. */
async function refused(
  problem: PlanProblem,
  goal: PlanGoal,
  clock: Clock,
): Promise<Omit<SolvedPlan, 'seconds'>> {
  const choices = choicesOf(problem);
  const { budgetIdr } = goal;
  const most = await clock.solve(choices, { kind: 'most', budgetIdr });
  const waysOut: WayOut[] = [];
  for (const limit of decidedLimits) {
    const freed = await freedOf(problem, goal, { decided: limit, clock });
    if (freed !== null) waysOut.push({ limit, totalIdr: freed === 'infeasible' ? null : freed.totalIdr });
  }
  const least = choices.options.map((option) => option.least);
  return {
    ...nothing,
    refusal: {
      most: most === null || most === 'infeasible' ? null : most,
      floorIdr: sumOf(choices.options, least).totalIdr,
      waysOut,
    },
  };
}
