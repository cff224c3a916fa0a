import type { z } from 'zod';
import type { planInputSchema, planSchema } from '#modules/coverage/api/index.ts';
import {
  choicesOf,
  type PlanGoal,
  type PlanInstrument,
  type PlanSetting,
  percentText,
  planInstruments,
  type SolvedPlan,
  spreadPlan,
} from '#modules/coverage/core/index.ts';
import { shownDenominator } from '#modules/coverage/server/denominators/index.ts';
import type { PlanReading } from './read-plan-world.ts';

export type ShownPlan = z.infer<typeof planSchema>;
export type ShownInput = z.infer<typeof planInputSchema>;

interface Solved {
  readonly reading: PlanReading;
  readonly setting: PlanSetting;
  readonly goal: PlanGoal;
  readonly solved: SolvedPlan;
  readonly targetWorkers: number | null;
}

/** A solved plan as it leaves the server, without what was asked. */
export function planView({ reading, setting, goal, solved, targetWorkers }: Solved) {
  const { area, workforce, world } = reading;
  const share = (workers: number) => ({
    workers,
    percent: percentText(workers, workforce ? Number(workforce.value) : null),
  });
  const whole = (gainMilli: number) => share(Math.floor((setting.baselineMilli + gainMilli) / 1000));
  const { plan, refusal } = solved;
  return {
    area,
    status: statusOf(solved),
    goal: goal.kind,
    seconds: Math.round(solved.seconds * 1000) / 1000,
    gapPercent: gapOf(goal, plan),
    villages: reading.villages.length,
    notKnown: reading.notKnown,
    denominator: workforce ? shownDenominator(workforce) : null,
    before: { ...share(world.counted), month: world.countedIn },
    without: whole(0),
    after: plan ? whole(plan.gainMilli) : null,
    targetWorkers,
    totalIdr: plan ? String(plan.totalIdr) : null,
    termIdr: String(setting.termIdr),
    instruments: plan ? sumsOf(setting, plan.units) : [],
    leftOut: setting.leftOut.map(({ instrument, lacking }) => ({ instrument, lacking: [...lacking] })),
    rows: plan ? rowsOf(reading, setting, plan.units) : [],
    limits: solved.limits.map(({ limit, places, worth }) => ({
      ...{ limit, places },
      worthIdr: goal.kind === 'cheapest' && worth !== null ? String(worth) : null,
      worthMilli: goal.kind === 'most' ? worth : null,
    })),
    next: solved.next && {
      stepIdr: String(solved.next.stepIdr),
      workersMilli: solved.next.gainMilli,
    },
    refusal: refusal && {
      most: refusal.most && {
        ...whole(refusal.most.gainMilli),
        totalIdr: String(refusal.most.totalIdr),
      },
      floorIdr: String(refusal.floorIdr),
      waysOut: refusal.waysOut.map(({ limit, totalIdr }) => ({
        limit,
        totalIdr: totalIdr === null ? null : String(totalIdr),
      })),
    },
    inputs: [...reading.inputs],
  } satisfies Partial<ShownPlan>;
}

function statusOf({ plan, refusal }: SolvedPlan): ShownPlan['status'] {
  if (refusal) return 'infeasible';
  if (!plan) return 'no_answer';
  return plan.isProved ? 'optimal' : 'time_limit';
}

/** How much better a plan could still be, in percent of this one. */
function gapOf(goal: PlanGoal, plan: SolvedPlan['plan']): string | null {
  if (!plan) return null;
  if (plan.isProved) return '0.00';
  const value = goal.kind === 'cheapest' ? Number(plan.totalIdr) : plan.gainMilli;
  if (plan.bound === null || value <= 0) return null;
  return ((Math.abs(value - plan.bound) / value) * 100).toFixed(2);
}

function sumsOf({ problem }: PlanSetting, units: readonly number[]): ShownPlan['instruments'] {
  const { options } = choicesOf(problem);
  const sums = new Map<PlanInstrument, { units: number; totalIdr: bigint; workersMilli: number }>();
  options.forEach(({ instrument, unitIdr, gainMilli }, at) => {
    const count = units[at] ?? 0;
    const sum = sums.get(instrument) ?? { units: 0, totalIdr: 0n, workersMilli: 0 };
    sums.set(instrument, {
      units: sum.units + count,
      totalIdr: sum.totalIdr + unitIdr * BigInt(count),
      workersMilli: sum.workersMilli + gainMilli * count,
    });
  });
  return planInstruments.flatMap((instrument) => {
    const sum = sums.get(instrument);
    return sum ? [{ instrument, ...sum, totalIdr: String(sum.totalIdr) }] : [];
  });
}

function rowsOf(
  { villages }: PlanReading,
  { problem }: PlanSetting,
  units: readonly number[],
): ShownPlan['rows'] {
  const { sponsorship, agents, employers } = problem;
  const plans = new Map(spreadPlan(problem, units).map((plan) => [plan.room.village.code, plan]));
  return villages.flatMap((area) => {
    const plan = plans.get(area.code);
    if (!plan) return [];
    const { sponsored, members, visits } = plan;
    const totalIdr =
      BigInt(sponsored) * (sponsorship?.unitIdr ?? 0n) +
      BigInt(members) * (agents?.unitIdr ?? 0n) +
      BigInt(visits) * (employers?.unitIdr ?? 0n);
    const workersMilli =
      sponsored * (sponsorship?.gainMilli ?? 0) +
      members * (agents?.gainMilli ?? 0) +
      plan.missing * (employers?.gainMilli ?? 0);
    const { unprotected } = plan.room.village;
    return [{ area, unprotected, sponsored, members, visits, totalIdr: String(totalIdr), workersMilli }];
  });
}
